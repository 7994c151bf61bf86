using System.Text.RegularExpressions;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Creates the C# methods of every operation, grouped into one client for each tag.</summary>
internal sealed class OperationBinder(
    ApiContract contract, TypeBinder types, SecurityBinder security, BindingProblems problems, GenerationContext context)
{
    private readonly BodyBinder _bodies = new(types);
    private readonly StreamBinder _streams = new(types, problems);
    private readonly ResultBinder _results = new(types, problems);
    private readonly PagingBinder _paging = new(types, problems);
    private readonly List<TagClient> _clients = [];
    private readonly List<(ApiOperation Operation, TagClient Client, MethodModel Method)> _methods = [];

    private readonly OperationNames _operationNames = new(contract);

    internal IReadOnlyList<TagClient> Clients => _clients;

    private ResponseBinder Responses => field ??= new ResponseBinder(types, _streams, problems);

    internal void Bind(string rootName, HashSet<string> takenNames)
    {
        IGrouping<string, ApiOperation>[] groups = [.. contract.Operations
            .GroupBy(operation => Names.Pascal(TagOf(operation)))
            .OrderBy(group => group.Key, StringComparer.Ordinal)];
        Identifier[] properties = Names.Allocate([.. groups.Select(
            group => new NameRequest(group.Key, Names.Member(group.Key, rootName, "Operations", "Pipeline", "Endpoint")))], []);
        Identifier[] clients =
            Names.Allocate([.. groups.Select(group => new NameRequest(group.Key, Names.Client(group.Key, rootName)))], takenNames);
        for (int i = 0; i < groups.Length; i++)
        {
            ApiTag? declared = contract.Tags.FirstOrDefault(tag => Names.Pascal(tag.Name) == groups[i].Key);
            string used = groups[i].FirstOrDefault(operation => operation.Tags.Count > 0) is { } first
                ? first.Pointer + "/tags/0"
                : "#/paths";
            var client = new TagClient(properties[i], clients[i], declared?.Pointer ?? used, new Doc(declared?.Description));
            _clients.Add(client);
            Identifier[] names = NameMethods([.. groups[i]]);
            foreach ((ApiOperation operation, Identifier name) in groups[i].Zip(names, (operation, name) => (operation, name)))
            {
                foreach (MethodModel method in BindOperation(operation, client, name))
                {
                    _methods.Add((operation, client, method));
                }
            }
        }

        // Done last, because an operation may refer to the response of any other.
        var longRunning = new LongRunningBinder(_methods, types, problems);
        var options = new OptionsBinder(problems);
        foreach ((ApiOperation operation, TagClient client, MethodModel method) in _methods)
        {
            context.Visit(operation.Pointer);
            MethodModel bound = operation.LongRunning is { } work && method.IsFirst ? longRunning.Bind(work, method, client) : method;

            // After all types that the contract describes, so that the new types do not take their names.
            client.Methods.Add(options.Bind(operation, bound, client));
            if (method.IsFirst)
            {
                options.Check(operation, method);
            }
        }
    }

    private static string TagOf(ApiOperation operation) => operation.Tags.Count > 0 ? operation.Tags[0] : "General";

    /// <summary>
    /// Allocates method names. Names that the contract sets go first, and operations with several methods reserve all of their names.
    /// </summary>
    private Identifier[] NameMethods(ApiOperation[] operations)
    {
        var taken = new HashSet<string> { "Resume" };
        ILookup<string?, ApiOperation> ids = operations.Where(operation => operation.MethodName is null).ToLookup(
            operation => operation.OperationId);
        NameRequest[] requests = [.. operations.Select(operation => RequestOf(operation, Text(operation)))];
        var names = new Identifier[operations.Length];
        foreach (int[] same in new[] { true, false }.Select(
            hasTwo => Enumerable.Range(0, operations.Length).Where(i => FurtherOf(operations[i]).Length > 0 == hasTwo).ToArray()))
        {
            Identifier[] assigned = Names.Allocate([.. same.Select(i => requests[i])], taken);
            for (int i = 0; i < same.Length; i++)
            {
                ApiOperation operation = operations[same[i]];
                Identifier name = assigned[i];
                string[] further = FurtherOf(operation);
                while (further.Any(suffix => taken.Contains(name.Text + suffix)))
                {
                    name = Names.AllocateUnique(name, Text(operation), taken);
                }

                taken.UnionWith(further.Select(suffix => name.Text + suffix));
                names[same[i]] = name;
            }
        }

        problems.ReportChanged([.. requests.Select(request => request.Given)], names, "method");
        return names;

        // An id that several operations have identifies none of them.
        string Text(ApiOperation operation)
            => operation.OperationId is { } id && ids[id].Skip(1).Any() ? TextOfPlace(operation) : TextOf(operation);
    }

    private static NameRequest RequestOf(ApiOperation operation, string text) => operation.MethodName is { } given
        ? new NameRequest(text, Names.Explicit(given), new GivenName(given, operation.Pointer + "/x-xaigen-method"))
        : new NameRequest(text, Names.Pascal(text));

    /// <summary>The suffixes of the names of an operation's further methods.</summary>
    private static string[] FurtherOf(ApiOperation operation)
    {
        IReadOnlyList<ResponseForm> forms = ResponseForm.Of(operation);
        return
        [
            .. operation.Paging is not null ? ["Page"] : operation.LongRunning?.Flag is not null ? new[] { "Deferred" } : [],
            .. forms.Select(form => form.Suffix).Where(suffix => suffix.Length > 0),
            .. forms.Where(form => form.Items == ItemFormat.Events).Select(form => form.Suffix + "Items"),
            .. !ResultBinder.ReturnsResult(operation) || operation.Method == "head" ? []
                : operation.Paging is not null ? ["Page" + ResultBinder.Suffix]
                : forms.Select(form => form.Suffix).DefaultIfEmpty("").Select(suffix => suffix + ResultBinder.Suffix),
        ];
    }

    internal static string TextOf(ApiOperation operation) => operation.OperationId ?? TextOfPlace(operation);

    /// <summary><c>get /pets/{id}</c> is read as <c>get pets by id</c>.</summary>
    private static string TextOfPlace(ApiOperation operation) => $"{operation.Method} {operation.Path.Replace("{", "by ")}";

    private IEnumerable<MethodModel> BindOperation(ApiOperation operation, TagClient client, Identifier name)
    {
        context.Visit(operation.Pointer);
        // Arguments first, so that properties added to the options do not take their names.
        ApiParameter[] byPlace =
            [.. operation.Parameters.OrderBy(parameter => IsArgument(parameter, operation) ? 0 : 1).ThenBy(parameter => parameter.In)];
        int arguments = byPlace.Count(parameter => IsArgument(parameter, operation));
        HashSet<string> taken = [];
        Identifier[] parameterNames =
            [.. NameParameters(byPlace.Take(arguments), taken), .. NameParameters(byPlace.Skip(arguments), taken)];
        ParameterModel[] parameters = [.. operation.Parameters
            .Select(parameter => BindParameter(parameter, client, name, parameterNames[Array.IndexOf(byPlace, parameter)]) with
            {
                IsArgument = IsArgument(parameter, operation),
            })
            .OrderBy(parameter => parameter.IsInPath ? 0 : parameter.IsRequired ? 1 : parameter.IsArgument ? 2 : 3)
            .ThenBy(parameter => parameter.IsRequired ? 0 : operation.Arguments.ToList().IndexOf(parameter.WireName))];
        var method = new MethodModel
        {
            Pointer = operation.Pointer,
            Name = name,
            OperationId = _operationNames.Of(operation),
            HttpMethod = operation.HttpMethod,
            Path = SplitPath(operation.Path),
            Server = ServerBinder.ServerOf(operation, contract),
            Security = security.SecurityOf(operation),
            Retry = operation.Retry,
            Doc = Docs.Of(operation.Summary, operation.Description, operation.Source, operation.IsDeprecated),
            Parameters = parameters.ToEquatableArray(),
            AcceptsPart = operation.Responses.Any(response => response.Status == "206")
                && !operation.Parameters.Any(parameter => parameter.In == ParameterLocation.Header
                    && parameter.Name.Equals("Range", StringComparison.OrdinalIgnoreCase)),
            Errors = Responses.BindErrors(operation, client, name),
        };
        method = _bodies.Bind(operation, method, client);
        IReadOnlyList<ResponseForm> forms = ResponseForm.Of(operation);
        foreach (ResponseForm? form in forms.DefaultIfEmpty())
        {
            MethodModel bound = method with
            {
                Name = form is null ? name : Identifier.Of(name.Text + form.Suffix),
                IsFirst = form is null or { Suffix.Length: 0 },
                Response = Responses.Bind(operation, form, client, name + (form?.Suffix ?? "") + "Response"),
            };
            ResponseForm? other = forms.FirstOrDefault(candidate => candidate != form && candidate.Items is null != form?.Items is null);
            bound = _streams.BindFlag(operation, bound, other is null ? null : name.Text + other.Suffix);
            bound = _results.Bind(operation, bound, client);
            yield return operation.Paging is { } paging && bound.IsFirst ? _paging.Bind(paging, operation, bound) : bound;
        }
    }

    /// <summary>Whether a parameter is an argument: it is required, or the contract makes it one.</summary>
    private static bool IsArgument(ApiParameter parameter, ApiOperation operation)
        => parameter.IsRequired || parameter.In == ParameterLocation.Path || operation.Arguments.Contains(parameter.Name);

    private Identifier[] NameParameters(IEnumerable<ApiParameter> parameters, HashSet<string> taken)
        => problems.Allocate(
            [.. parameters.Select(parameter => new NameRequest(
                parameter.Name,
                Names.Parameter(parameter.Schema.CSharpName ?? parameter.Name),
                GivenName.Of(parameter.Schema, Names.Camel),
                parameter.In.ToString()))],
            taken,
            "parameter");

    private ParameterModel BindParameter(ApiParameter parameter, TagClient client, string method, Identifier name)
    {
        TypeRef type = types.Bind(parameter.Schema, client.Nested, method + Names.Pascal(parameter.Name)).Nullable(false);
        (string? summary, string? remarks) = Docs.Of(parameter.Schema) is { } doc
            ? (parameter.Description ?? doc.Summary, doc.Remarks)
            : default;
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
            Checks = types.Checks.Of(parameter.Schema, type),
            Doc = new Doc(summary?.Trim(), remarks),
        };
    }

    private static EquatableArray<PathPart> SplitPath(string path)
        => Regex.Split(path, @"(\{[^{}]*\})")
            .Where(part => part.Length > 0)
            .Select(part => PathPart.Of(part, isVariable: part[0] == '{' && part[part.Length - 1] == '}'))
            .ToEquatableArray();
}
