using Microsoft.CodeAnalysis;
using XaiGen.Contract.Model;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>An operation: its signatures, parameters, body, responses, errors, and a call of it in C# and with curl.</summary>
internal sealed class OperationPage(ApiReference reference, OperationEntry entry)
{
    private readonly ApiOperation _operation = entry.Operation;

    /// <summary>The method and the path, as small text.</summary>
    public static void Route(Page page, OperationEntry entry)
        => page.Append($"<span class=\"route\"><span class=\"verb\" data-verb=\"{entry.Operation.HttpMethod}\">{entry.Operation.HttpMethod}</span> ")
            .Append($"<code>{entry.Operation.Path}</code></span> ");

    public void Write(Page page)
    {
        page.Append($"<article class=\"operation\">\n<div class=\"text\">\n<p class=\"over\">{entry.Group.Name}</p>\n<h1>{entry.ShortName}</h1>\n<p>");
        Route(page, entry);
        Badges(page);
        page.Append($"</p>\n").Prose(_operation.Summary, "prose lead").Prose(_operation.Description);
        if (_operation.Retry == RetrySafety.Billed)
        {
            page.Append($"<p class=\"small\">Billed: a call that failed is sent again only if the service certainly did nothing.</p>\n");
        }

        if (_operation.Source is { } source)
        {
            page.Append($"<p class=\"small\">Source: ").Outside(source, source).Append($"</p>\n");
        }

        Signatures(page);
        Parameters(page);
        Body(page);
        Responses(page);
        Errors(page);
        page.Append($"</div>\n<div class=\"samples\">\n");
        if (reference.Samples.GetValueOrDefault(entry.Method) is { } sample)
        {
            page.Code("C#", sample.Text);
        }

        if (reference.Curl.TryGetValue(entry, out string? curl))
        {
            page.Code("curl", curl);
        }

        if (ResponseExample() is { } example)
        {
            page.Code("Response", example.ToJson(isIndented: true));
        }

        page.Append($"</div>\n</article>\n");
    }

    private void Badges(Page page)
    {
        if (_operation.IsDeprecated)
        {
            page.Append($"<span class=\"badge warning\">deprecated</span> ");
        }

        if (_operation.Retry == RetrySafety.Billed)
        {
            page.Append($"<span class=\"badge\">billed</span> ");
        }

        if (_operation.Paging is not null)
        {
            page.Append($"<span class=\"badge\">in pages</span> ");
        }

        if (_operation.LongRunning is not null)
        {
            page.Append($"<span class=\"badge\">long-running</span> ");
        }
    }

    private void Signatures(Page page)
    {
        page.Append($"<h2>In C#</h2>\n");
        foreach (GeneratedSymbol method in entry.Methods)
        {
            foreach (IMethodSymbol overload in reference.Api.Overloads(method))
            {
                page.Signature(overload);
            }
        }
    }

    private void Parameters(Page page)
    {
        (ApiParameter Parameter, GeneratedSymbol? Symbol, ITypeSymbol? Type)[] all = [.. _operation.Parameters
            .Select(parameter => (parameter, SymbolOf(parameter)))
            .Select(pair => (pair.parameter, pair.Item2.Symbol, pair.Item2.Type))];
        if (all.Length == 0)
        {
            return;
        }

        page.Append($"<h2>Parameters</h2>\n<dl class=\"members\">\n");
        foreach ((ApiParameter parameter, GeneratedSymbol? symbol, ITypeSymbol? type) in all)
        {
            var row = new MemberRow(reference.Notes)
            {
                Name = symbol?.Parameter ?? symbol?.Member ?? parameter.Name,
                Wire = $"{parameter.Name}, {Place(parameter.In)}",
                Type = type,
                Symbol = symbol,
                Pointer = parameter.Pointer,
                IsRequired = parameter.IsRequired,
                IsDeprecated = parameter.IsDeprecated,
            };
            row.Write(page);
        }

        page.Append($"</dl>\n");
    }

    private (GeneratedSymbol? Symbol, ITypeSymbol? Type) SymbolOf(ApiParameter parameter)
    {
        HashSet<string> methods = [.. entry.Methods.Select(method => method.Member!)];
        foreach (IMethodSymbol overload in entry.Methods.SelectMany(reference.Api.Overloads))
        {
            foreach (IParameterSymbol argument in overload.Parameters)
            {
                if (methods.Contains(overload.Name) && reference.Api.Of(argument) is { } symbol && symbol.Pointer == parameter.Pointer
                    && GeneratedApi.Fact(symbol, "name") == parameter.Name)
                {
                    return (symbol, argument.Type);
                }

                // The properties of the options.
                ITypeSymbol type = argument.Type;
                if (argument.Name == "options" && type is INamedTypeSymbol options && reference.Api.IsGenerated(options)
                    && reference.Api.PropertiesOf(options).FirstOrDefault(pair => pair.Symbol.Pointer == parameter.Pointer)
                        is { Property: { } property, Symbol: { } option })
                {
                    return (option, property.Type);
                }
            }
        }

        return (null, null);
    }

    private static string Place(ParameterLocation location) => location switch
    {
        ParameterLocation.Path => "in the path",
        ParameterLocation.Query => "in the query",
        ParameterLocation.Header => "a header",
        ParameterLocation.Cookie => "a cookie",
        _ => "the whole query",
    };

    private void Body(Page page)
    {
        if (_operation.RequestBody is not { } body)
        {
            return;
        }

        page.Append($"<h2>Request</h2>\n<p class=\"small\">{string.Join(", ", body.Content.Select(content => content.MediaType))}");
        page.Append($"{(body.IsRequired ? "" : ", optional")}</p>\n").Prose(body.Description);
        ITypeSymbol? type = entry.Methods.SelectMany(reference.Api.Overloads).SelectMany(overload => overload.Parameters)
            .FirstOrDefault(parameter => parameter.Name is "request")?.Type;
        if (type is null)
        {
            return;
        }

        page.Append($"<p>").Type(type).Append($"</p>\n");
        if (type is INamedTypeSymbol named && reference.LinkOf(named) is not null && !named.IsAbstract)
        {
            new TypePage(reference).Members(page, named);
        }
    }

    private void Responses(Page page)
    {
        page.Append($"<h2>Response</h2>\n<dl class=\"members\">\n");
        foreach (ApiResponse response in _operation.Responses.Where(response => !IsError(response)))
        {
            page.Append($"<dt><span class=\"status\">{response.Status}</span></dt>\n<dd>");
            ITypeSymbol? type = TypeOf(response.Content.Select(content => content.Pointer).FirstOrDefault() ?? response.Pointer);
            if (type is not null)
            {
                page.Type(type);
            }

            page.Prose(response.Description);
            foreach (ApiHeader header in response.Headers)
            {
                page.Append($"<p class=\"small\">Header <code>{header.Name}</code> ").Inline(header.Description ?? "").Append($"</p>\n");
            }

            page.Append($"</dd>\n");
        }

        page.Append($"</dl>\n");
    }

    /// <summary>The type that a response's JSON is read as, if the contract gives it a name.</summary>
    private INamedTypeSymbol? TypeOf(string pointer) => TypeOf(reference, pointer);

    public static INamedTypeSymbol? TypeOf(ApiReference reference, string pointer)
    {
        JsonNode? schema = reference.Notes.SchemaAt(pointer);
        for (int steps = 0; schema is not null && steps < 20; steps++)
        {
            string place = ContractDocument.PointerOf(schema);
            if (reference.TypeAt(place) is { } found)
            {
                return found.Type;
            }

            schema = schema.Text("$ref") is { } target ? reference.Document.Target(target) : null;
        }

        return null;
    }

    private void Errors(Page page)
    {
        ApiResponse[] errors = [.. _operation.Responses.Where(IsError)];
        if (errors.Length == 0)
        {
            return;
        }

        page.Append($"<h2>Errors</h2>\n<dl class=\"members\">\n");
        foreach (ApiResponse error in errors)
        {
            page.Append($"<dt><a class=\"status\" href=\"{ReferenceSections.Errors}#{ErrorPage.AnchorOf(error.Status)}\">{error.Status}</a></dt>\n<dd>");
            page.Prose(error.Description).Append($"</dd>\n");
        }

        page.Append($"</dl>\n");
    }

    public static bool IsError(ApiResponse response) => response.Status[0] is not ('1' or '2' or '3');

    private JsonNode? ResponseExample()
        => _operation.Responses.Where(response => !IsError(response)).SelectMany(response => response.Content)
            .Select(content => reference.Notes.Example(content.Pointer)).FirstOrDefault(example => example is JsonMapping or JsonList);
}
