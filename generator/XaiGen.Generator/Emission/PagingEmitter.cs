using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The methods that enumerate the items of all pages.</summary>
/// <param name="client">The client that has them.</param>
internal sealed class PagingEmitter(CSharpExpressions cs, Identifier client, MethodDocs docs)
{
    internal IEnumerable<Code> Write(MethodModel method, PagingModel paging)
    {
        PagingAdvance advance = paging.Advance;
        bool isLinked = advance is PagingAdvance.Address { Relation: not null };
        ParameterModel position = method.Parameters.First(parameter => parameter.Name == advance.Parameter);

        // A number to begin at may be given, and anything in the options; otherwise a token or a URL comes from a page.
        var signatures = new Signatures(cs, method, advance is PagingAdvance.Count ? null : advance.Parameter);
        IEnumerable<Code> arguments = new Signatures(cs, method).Whole
            .Select(argument => argument.Kind switch
            {
                ArgumentKind.Options when position.Option is { } option
                    => Code.Of(
                        $$"""options with { {{option}} = {{Position(advance)}}{{Code.If(advance is not PagingAdvance.Count, $" ?? options.{option}")}} }"""),
                ArgumentKind.Value when argument.Parameter == position => Position(advance),
                _ => argument.Name,
            })
            .Append(Code.Of($"_cancellation"));
        Code item = cs.Type(paging.ItemType);
        Code page = isLinked ? cs.Qualified(((TypeName)client).Inner(method.Result!)) : cs.Type(method.JsonType!);
        Code items = $"{(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.Items)}{Code.If(paging.MayLackItems, $" ?? []")}";
        Code size = paging.SizeParameter is { } limit
            ? $"(int?){Signatures.ValueOf(method.Parameters.First(parameter => parameter.Name == limit))}"
            : Code.Of($"null");
        var more = Code.If(
            !paging.More.IsEmpty, $", static _page => {(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.More)}");
        Code next = advance switch
        {
            PagingAdvance.Token token => $"static _page => {TokenText(token)}",
            PagingAdvance.Address { Relation: { } relation }
                => $"static _page => _api::ApiPageWays.Linked(_page.GetRawResponse(), {Literal.Of(relation)})",
            PagingAdvance.Address address
                => $"static _page => _page{Access(address.Url)}{Code.If(address.UrlType!.Kind == ValueKind.Uri, Code.Of($"{Code.If(address.Url.Last().IsOptional, $"?")}.OriginalString"))}",
            PagingAdvance.Count count => Code.Of($"isOffset: {Literal.Of(count.IsOffset)}"),
            _ => Code.None,
        };
        Code walk = advance is PagingAdvance.Count
            ? Code.Of($"ApiPageWays.Count<{page}, {item}>({Signatures.ValueOf(position)},")
            : $"ApiPages.Walk<{page}, {item}>(";
        Code result = $"_generic::IAsyncEnumerable<{item}>";
        Code document = docs.Of(
            method, $"{method.Name}Page", "Enumerates all pages, each requested when it is reached.", "The items of all pages.");
        return signatures.Methods(document, result, method.Name, $"""
                => _api::{walk}
                    (_token, _cancellation) => {method.Name}Page{Code.If(isLinked, $"Result")}Async({Code.List(arguments)}),
                    static _page => {items},
                    {next},
                    {size},
                    cancellationToken{more});
            """);
    }

    private static Code Position(PagingAdvance advance) => advance switch
    {
        PagingAdvance.Token { ParameterType.Kind: ValueKind.Int32 } => $"(int?)_api::ApiPageWays.Number(_token)",
        PagingAdvance.Token { ParameterType.Kind: ValueKind.Int64 } => $"_api::ApiPageWays.Number(_token)",
        PagingAdvance.Count { PositionType.Kind: ValueKind.Int32 } => $"(int?)_token",
        PagingAdvance.Address => $"_api::ApiPageWays.Url(_token)",
        _ => $"_token",
    };

    private static Code TokenText(PagingAdvance.Token token)
    {
        Code value = $"_page{Access(token.Value)}";
        return token.ValueType.Kind == ValueKind.String ? value : $"_api::WireText.Of({value})";
    }

    private static Code Access(EquatableArray<PropertyStep> steps)
    {
        Code access = Code.None;
        bool isOptional = false;
        foreach (PropertyStep step in steps)
        {
            access = $"{access}{(isOptional ? Code.Of($"?.") : $".")}{step.Name}";
            isOptional = step.IsOptional;
        }

        return access;
    }
}
