using System.Globalization;
using System.Text.RegularExpressions;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Gives every operation its C# methods, grouped into one client for each tag.</summary>
internal sealed class OperationBinder(
    ApiContract contract, TypeBinder types, SecurityBinder security, BindingProblems problems, GenerationContext context)
{
    private readonly List<TagClient> _clients = [];
    private readonly List<(ApiOperation Operation, TagClient Client, MethodModel Method)> _methods = [];

    internal IReadOnlyList<TagClient> Clients => _clients;

    internal void Bind(string rootName, HashSet<string> takenNames)
    {
        IGrouping<string, ApiOperation>[] groups = [.. contract.Operations
            .GroupBy(operation => Names.Pascal(TagOf(operation)))
            .OrderBy(group => group.Key, StringComparer.Ordinal)];
        Identifier[] properties = Names.Allocate([.. groups.Select(group => new NameRequest(group.Key, Names.Member(group.Key, rootName, "Operations", "Pipeline", "Endpoint")))], []);
        Identifier[] clients = Names.Allocate([.. groups.Select(group => new NameRequest(group.Key, Names.Client(group.Key, rootName)))], takenNames);
        for (int i = 0; i < groups.Length; i++)
        {
            ApiTag? declared = contract.Tags.FirstOrDefault(tag => Names.Pascal(tag.Name) == groups[i].Key);
            string used = groups[i].FirstOrDefault(operation => operation.Tags.Count > 0) is { } first ? first.Pointer + "/tags/0" : "#/paths";
            var client = new TagClient(properties[i], clients[i], declared?.Pointer ?? used, new Doc(declared?.Description));
            _clients.Add(client);
            Identifier[] names = NameMethods([.. groups[i]]);
            foreach ((ApiOperation operation, Identifier name) in groups[i].Zip(names, (operation, name) => (operation, name)))
            {
                _methods.Add((operation, client, BindOperation(operation, client, name)));
            }
        }

        // Only now is there an answer for every operation that another may refer to.
        var longRunning = new LongRunningBinder(_methods, types, problems);
        foreach ((ApiOperation operation, TagClient client, MethodModel method) in _methods)
        {
            context.Visit(operation.Pointer);
            client.Methods.Add(operation.LongRunning is { } work ? longRunning.Bind(work, method, client) : method);
        }
    }

    private static string TagOf(ApiOperation operation) => operation.Tags.Count > 0 ? operation.Tags[0] : "General";

    /// <summary>Operations that have two methods have two names; what the contract names goes first.</summary>
    private static Identifier[] NameMethods(ApiOperation[] operations)
    {
        var taken = new HashSet<string> { "Resume" };
        var names = new Identifier[operations.Length];
        foreach (int[] same in new[] { true, false }.Select(hasTwo => Enumerable.Range(0, operations.Length).Where(i => SecondOf(operations[i]).Length > 0 == hasTwo).ToArray()))
        {
            Identifier[] assigned = Names.Allocate(
                [.. same.Select(i => new NameRequest(TextOf(operations[i]), operations[i].MethodName is { } given ? Names.Explicit(given) : Names.Pascal(TextOf(operations[i])), operations[i].MethodName is not null))],
                taken);
            for (int i = 0; i < same.Length; i++)
            {
                ApiOperation operation = operations[same[i]];
                Identifier name = assigned[i];
                while (SecondOf(operation) is { Length: > 0 } second && !taken.Add(name.Text + second))
                {
                    name = Names.AllocateUnique(name, TextOf(operation), taken);
                }

                names[same[i]] = name;
            }
        }

        return names;
    }

    /// <summary>What the name of an operation's further method ends with.</summary>
    private static string SecondOf(ApiOperation operation)
        => operation.Paging is not null ? "Page" : operation.LongRunning?.Flag is not null ? "Deferred" : "";

    /// <summary><c>get /pets/{id}</c> is read as <c>get pets by id</c>.</summary>
    private static string TextOf(ApiOperation operation)
        => operation.OperationId ?? $"{operation.Method} {operation.Path.Replace("{", "by ")}";

    private MethodModel BindOperation(ApiOperation operation, TagClient client, Identifier name)
    {
        context.Visit(operation.Pointer);
        ApiParameter[] byPlace = [.. operation.Parameters.OrderBy(parameter => parameter.In)];
        Identifier[] parameterNames = Names.Allocate(
            [.. byPlace.Select(parameter => new NameRequest(
                parameter.Name,
                Names.Parameter(parameter.Schema.CSharpName ?? parameter.Name),
                parameter.Schema.CSharpName is not null,
                parameter.In.ToString()))],
            []);
        ParameterModel[] parameters = [.. operation.Parameters
            .Select(parameter => BindParameter(parameter, client, name, parameterNames[Array.IndexOf(byPlace, parameter)]))
            .OrderBy(parameter => parameter.IsInPath ? 0 : parameter.IsRequired ? 1 : 2)];
        var method = new MethodModel
        {
            Pointer = operation.Pointer,
            Name = name,
            OperationId = operation.OperationId ?? $"{operation.Method.ToUpperInvariant()} {operation.Path}",
            HttpMethod = operation.Method.ToUpperInvariant(),
            Path = SplitPath(operation.Path),
            Server = ServerBinder.ServerOf(operation, contract),
            Security = security.SecurityOf(operation),
            Retry = operation.Retry,
            Doc = Docs.Of(operation.Summary, operation.Description, operation.Source, operation.IsDeprecated),
            Parameters = parameters.ToEquatableArray(),
            Errors = operation.Responses
                .Where(response => !response.Status.StartsWith("2", StringComparison.Ordinal) && response.Description is not null)
                .Select(response => new ErrorDoc(response.Status, response.Description!.Trim(), ErrorTypeOf(response)))
                .ToEquatableArray(),
        };
        method = BindBody(operation, method, client);
        method = BindResponse(operation, method, client);
        return operation.Paging is { } paging ? BindPaging(paging, operation, method) : method;
    }

    private ParameterModel BindParameter(ApiParameter parameter, TagClient client, string method, Identifier name)
    {
        TypeRef type = types.Bind(parameter.Schema, client.Nested, method + Names.Pascal(parameter.Name)).Nullable(false);
        (string? summary, string? remarks) = Docs.Of(parameter.Schema) is { } doc ? (parameter.Description ?? doc.Summary, doc.Remarks) : default;
        return new ParameterModel
        {
            Name = name,
            WireName = parameter.Name,
            Pointer = parameter.Pointer,
            Source = new ParameterSource.Wire(
                parameter.In,
                parameter.Style,
                parameter.Explode,
                parameter.AllowsReserved && parameter.In == ParameterLocation.Query,
                parameter.ContentType is { } contentType && MediaTypes.IsJson(contentType)),
            Type = type,
            IsRequired = parameter.IsRequired || parameter.In == ParameterLocation.Path,
            Checks = types.ChecksOf(parameter.Schema, type),
            Doc = new Doc(summary?.Trim(), remarks),
        };
    }

    private static EquatableArray<PathPart> SplitPath(string path)
        => Regex.Split(path, @"(\{[^{}]*\})")
            .Where(part => part.Length > 0)
            .Select(part => PathPart.Of(part, isVariable: part[0] == '{' && part[part.Length - 1] == '}'))
            .ToEquatableArray();

    private MethodModel BindBody(ApiOperation operation, MethodModel method, TagClient client)
    {
        if (operation.RequestBody is not { Content.Count: > 0 } body)
        {
            return method;
        }

        method = method with { BodyPointers = new[] { body.Pointer }.ToEquatableArray() };
        ApiContent content = types.Bodies.ChosenOf(body);
        BodyKind kind = content.Schema is null && MediaTypes.KindOf(content.MediaType) is BodyKind.Multipart or BodyKind.Form ? BodyKind.Raw : MediaTypes.KindOf(content.MediaType);
        if (kind is BodyKind.Raw or BodyKind.Text)
        {
            return BindOther(body, method);
        }

        TypeRef type = content.Schema is not { } schema ? TypeRef.Any
            : (kind == BodyKind.Multipart
                ? types.BindForm(schema, client.Nested, method.Name + "Request")
                : types.Bind(schema, client.Nested, method.Name + "Request")).Nullable(false);
        if (kind == BodyKind.Multipart && types.Find(type) is not RecordModel)
        {
            return BindOther(body, method);
        }

        method = method with
        {
            Body = kind,
            BodyMediaType = MediaTypes.IsWildcard(content.MediaType) ? "application/json" : content.MediaType,
            IsBodyRequired = body.IsRequired || kind is BodyKind.Multipart or BodyKind.Form,
            BodyType = type,
            BodyHasChecks = type.Kind == ValueKind.Model,
        };
        if (type.Kind != ValueKind.Model && content.Schema is { } rules)
        {
            method = method with { BodyChecks = types.ChecksOf(rules, type) };
        }

        if (types.Find(type) is not RecordModel record)
        {
            return method;
        }

        if (kind is BodyKind.Multipart or BodyKind.Form)
        {
            // A server may stream a file onward as it reads, so what it must know comes first.
            return method with
            {
                Parts = record.Properties
                    .OrderBy(part => part.Type.Kind == ValueKind.File ? 1 : 0)
                    .Select(part => BindPart(part, content.Encoding.FirstOrDefault(encoding => encoding.Property == part.WireName)))
                    .ToEquatableArray(),
            };
        }

        return operation.FlattenBody && record.Groups.IsEmpty ? Flatten(method, record) : method;
    }

    private static MethodModel Flatten(MethodModel method, RecordModel body)
    {
        PropertyModel[] properties = [.. body.Properties.Where(property => property.Const is null)];
        Identifier[] names = Names.Allocate(
            [.. properties.Select(property => new NameRequest(property.WireName, Names.Parameter(property.Name)))],
            [.. method.Parameters.Select(parameter => parameter.Name.Text)]);
        return method with
        {
            FlattenedBody = body.Properties,
            Parameters = method.Parameters
                .Concat(properties.Select((property, i) => new ParameterModel
                {
                    Name = names[i],
                    WireName = property.WireName,
                    Pointer = property.Pointer,
                    Source = new ParameterSource.BodyProperty(),
                    Type = property.Type,
                    IsRequired = property.IsRequired,
                    Doc = property.Doc,
                }))
                .ToEquatableArray(),
        };
    }

    /// <summary>A body of which the contract says no more than its media type. The caller chooses where there are several.</summary>
    private static MethodModel BindOther(ApiRequestBody body, MethodModel method)
    {
        string mediaType = body.Content.Count == 1 && !MediaTypes.IsWildcard(body.Content[0].MediaType) && !MediaTypes.IsMultipart(body.Content[0].MediaType) ? body.Content[0].MediaType : "";
        bool isText = MediaTypes.KindOf(mediaType) == BodyKind.Text;
        return method with
        {
            Body = isText ? BodyKind.Text : BodyKind.Raw,
            BodyPointers = method.BodyPointers.Concat(ReferencesOf(body.Content)).ToEquatableArray(),
            BodyType = isText ? TypeRef.String : null,
            BodyMediaType = isText && mediaType.IndexOf(';') < 0 ? mediaType + "; charset=utf-8" : mediaType,
            IsBodyRequired = body.IsRequired,
        };
    }

    private static PartModel BindPart(PropertyModel part, PartEncoding? encoding)
    {
        string[] mediaTypes = [.. (encoding?.ContentType ?? "").Split(',').Select(type => type.Trim()).Where(type => type.Length > 0 && !MediaTypes.IsWildcard(type))];
        string? json = mediaTypes.FirstOrDefault(MediaTypes.IsJson);

        // A file of one of several types says itself which.
        string? mediaType = json ?? (mediaTypes.Length == 1 ? mediaTypes[0] : null);
        string style = encoding?.Style ?? (encoding?.Explode is null ? "json" : "form");
        return new PartModel(part, mediaType, json is not null, style, encoding?.Explode ?? style is "json" or "form");
    }

    private TypeRef? ErrorTypeOf(ApiResponse response)
        => response.Content.FirstOrDefault(content => MediaTypes.IsJson(content.MediaType))?.Schema is { Reference: not null } schema
            && types.Bind(schema, types.TopLevel, "") is { Kind: ValueKind.Model } type ? type : null;

    private static IEnumerable<string> ReferencesOf(IEnumerable<ApiContent> contents) => contents.Select(content => content.Schema?.Reference).OfType<string>();

    private MethodModel BindResponse(ApiOperation operation, MethodModel method, TagClient client)
    {
        ApiResponse[] good = [.. operation.Responses.Where(response => response.Status.StartsWith("2", StringComparison.Ordinal))];
        ApiResponse? answer = good.FirstOrDefault(response => response.Content.Count > 0)
            ?? (good.Length == 0 ? operation.Responses.FirstOrDefault(response => response is { Status: "default", Content.Count: > 0 }) : null);
        if (answer is null)
        {
            return method with { WhenEmpty = BindWhenEmpty(operation, answer: null) };
        }

        method = method with { ResponsePointers = good.DefaultIfEmpty(answer).Select(response => response.Pointer).ToEquatableArray() };
        string[] others = [.. answer.Content.Select(content => content.MediaType).Where(mediaType => !MediaTypes.IsJson(mediaType))];
        if (others.Length == answer.Content.Count)
        {
            bool isText = others.All(mediaType => mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase));
            return method with
            {
                Accept = string.Join(", ", others),
                Response = isText ? ResponseKind.Text : ResponseKind.Stream,
                WhenEmpty = BindWhenEmpty(operation, answer: null),
                ResponsePointers = method.ResponsePointers.Concat(ReferencesOf(answer.Content)).ToEquatableArray(),
            };
        }

        ApiContent[] bodies = [.. good.DefaultIfEmpty(answer)
            .Select(response => response.Content.FirstOrDefault(content => MediaTypes.IsJson(content.MediaType)))
            .OfType<ApiContent>()
            .GroupBy(content => content.Schema?.Reference ?? content.Pointer)
            .Select(same => same.First())];
        bool mayBeEmpty = good.Any(response => response.Content.IsEmpty && response.WhenEmpty is null);
        TypeRef type = BindResponses(bodies, client, method.Name + "Response");
        return method with
        {
            Accept = bodies[0].MediaType,
            Response = ResponseKind.Json,
            ResponseType = type.Nullable(type.IsNullable || mayBeEmpty),
            WhenEmpty = BindWhenEmpty(operation, type),
        };
    }

    private WhenEmptyModel? BindWhenEmpty(ApiOperation operation, TypeRef? answer)
    {
        WhenEmptyModel? bound = null;
        foreach (ApiResponse response in operation.Responses.Where(response => response.WhenEmpty is not null))
        {
            if (!(int.TryParse(response.Status, NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 200 and < 300))
            {
                Report(response, $"belongs to the response of one status from 200 to 299, but this one is '{response.Status}'. Move it to such a response.");
            }
            else if (types.Find(answer) is not UnionModel union
                || union.Cases.FirstOrDefault(@case => @case.Name == response.WhenEmpty) is not { Value: null } found
                || found.Properties.Any(property => property.IsRequired))
            {
                Report(response, $"names '{response.WhenEmpty}', which is no case of the answer's union that can be empty. Name a case without required properties.");
            }
            else if (bound is not null)
            {
                Report(response, "can stand at one response of an operation, and here is a second. Leave one of the two out.");
            }
            else
            {
                bound = new WhenEmptyModel(status, answer!.Name!.Inner(found.Name));
            }
        }

        return bound;

        void Report(ApiResponse response, string what)
            => problems.Add(ProblemRules.WhenEmptyUnresolved, response.Pointer + "/x-xaigen-when-empty", "x-xaigen-when-empty " + what);
    }

    /// <summary>Successes whose bodies differ give a union of them.</summary>
    private TypeRef BindResponses(ApiContent[] bodies, TagClient client, string name)
    {
        Schema[] schemas = [.. bodies.Select(body => body.Schema).OfType<Schema>()];
        return schemas.Length < bodies.Length ? TypeRef.Any
            : types.Bind(
                schemas.Length == 1 ? schemas[0] : new Schema { Pointer = bodies[0].Pointer, AnyOf = schemas.ToEquatableArray() },
                client.Nested,
                name);
    }

    private MethodModel BindPaging(Paging paging, ApiOperation operation, MethodModel method)
    {
        var page = types.Find(method.ResponseType) as RecordModel;
        PropertyModel? items = page?.Properties.FirstOrDefault(property => property.WireName == paging.Items && property.Type.Kind == ValueKind.List);
        PropertyModel? token = page?.Properties.FirstOrDefault(property => property.WireName == paging.Token && property.Type.Kind == ValueKind.String);
        ParameterModel? tokenParameter = Parameter(paging.Parameter, ValueKind.String);
        ParameterModel? size = paging.Size is null ? null : Parameter(paging.Size, ValueKind.Int32, ValueKind.Int64);
        if (items is null || token is null || tokenParameter is null || (paging.Size is not null && size is null))
        {
            string missing = items is null ? $"no array property '{paging.Items}' in the answer"
                : token is null ? $"no string property '{paging.Token}' in the answer"
                : tokenParameter is null ? $"no string parameter '{paging.Parameter}'"
                : $"no integer parameter '{paging.Size}'";
            problems.Add(ProblemRules.PageUnresolved, operation.Pointer + "/x-xaigen-page", $"x-xaigen-page cannot be followed: there is {missing}. Correct the name or add it.");
            return method;
        }

        // A response of null has no items, so it is one that cannot be read.
        return method with
        {
            ResponseType = method.ResponseType?.Nullable(false),
            Paging = new PagingModel(
                items.Name, items.Type.Element!, !items.IsRequired || items.Type.IsNullable, token.Name, tokenParameter.Name, size?.Name),
        };

        ParameterModel? Parameter(string name, params ValueKind[] kinds)
            => method.Parameters.FirstOrDefault(parameter => parameter.WireName == name && kinds.Contains(parameter.Type.Kind));
    }
}
