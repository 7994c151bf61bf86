using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>A contract in its C# form: everything that is emitted, and nothing else.</summary>
internal sealed record BoundApi
{
    public required CodeScope Scope { get; init; }

    public required RootClientModel Root { get; init; }

    public EquatableArray<NestedType> Types { get; init; }

    public EquatableArray<SubClientModel> Clients { get; init; }

    public EquatableArray<BindingProblem> Problems { get; init; }
}

internal static class ContractBinder
{
    internal static BoundApi Bind(ApiContract contract, GenerationOptions options, ContractCursor cursor)
    {
        var problems = new BindingProblems();
        var schemas = new SchemaIndex(contract);
        string root = options.ClientName ?? RootName(contract);
        string prefix = root.EndsWith("Client", StringComparison.Ordinal) && root.Length > 6 ? root.Substring(0, root.Length - 6) : root;

        // Files are listed without regard to case, so types whose names differ in case only would share one.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { root };
        taken.UnionWith(OwnTypes.Select(suffix => prefix + suffix));

        var types = new TypeBinder(contract, schemas, problems, cursor, taken, bytes: options.Emit == EmitSet.Models ? ValueKind.Bytes : ValueKind.Base64);
        types.BindComponents(contract);
        var operations = new OperationBinder(contract, types, problems, cursor);
        operations.Bind(root, taken);

        SubClientModel[] clients = [.. operations.Clients.Select(client => client.ToModel())];
        var usage = new TypeUsage(types.Types, clients);
        return new BoundApi
        {
            Scope = new CodeScope(options.Namespace, prefix, options.Accessibility, options.Emit),
            Root = new RootClientModel
            {
                Name = root,
                Doc = Docs.Of(contract.Title, contract.Description),
                Endpoint = EndpointOf(contract),
                Authentication = AuthenticationOf(contract),
                SubClients = operations.Clients
                    .Select(client => new SubClientUse(
                        client.Property, client.Name, client.Doc))
                    .ToEquatableArray(),
            },
            Types = types.Types
                .OrderBy(type => type.Name, StringComparer.Ordinal)
                .Select(type => new NestedType(usage.Apply(type)))
                .ToEquatableArray(),
            Clients = clients.Select(usage.Apply).ToEquatableArray(),
            Problems = problems.ToEquatableArray(),
        };
    }

    /// <summary>Types with the client's prefix, from the support code and from the emitter of the root client.</summary>
    internal static readonly string[] OwnTypes = ["ClientOptions", "Exception", "JsonResolver", "Operation", "OperationException", "ValidationException"];

    private static string RootName(ApiContract contract)
    {
        string name = Names.Pascal(contract.Title);
        return name.EndsWith("Client", StringComparison.Ordinal) ? name : name + "Client";
    }

    private static string EndpointOf(ApiContract contract)
    {
        if (contract.Servers.IsEmpty)
        {
            return "http://localhost/";
        }

        string url = contract.Servers[0].Url;
        foreach (ServerVariable variable in contract.Servers[0].Variables)
        {
            url = url.Replace("{" + variable.Name + "}", variable.Default);
        }

        // By the text alone: what counts as an absolute address differs between systems.
        return url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? url
            : "http://localhost/" + url.TrimStart('/');
    }

    private static AuthenticationModel? AuthenticationOf(ApiContract contract)
    {
        IEnumerable<string> required = contract.Security
            .Concat(contract.Operations.SelectMany(operation => operation.Security ?? default))
            .SelectMany(requirement => requirement.Schemes)
            .Select(use => use.SchemeId);
        return required
            .Select(id => contract.SecuritySchemes.FirstOrDefault(scheme => scheme.Id == id))
            .Select(scheme => scheme switch
            {
                { Type: "http", Scheme: "basic" } => new AuthenticationModel(AuthenticationKind.Basic),
                { Type: "http" or "oauth2" or "openIdConnect" } => new AuthenticationModel(AuthenticationKind.Bearer),
                { Type: "apiKey", In: "header", ParameterName: { } name } => new AuthenticationModel(AuthenticationKind.Header, name),
                { Type: "apiKey", In: "query", ParameterName: { } name } => new AuthenticationModel(AuthenticationKind.Query, name),
                { Type: "apiKey", In: "cookie", ParameterName: { } name } => new AuthenticationModel(AuthenticationKind.Cookie, name),
                _ => null,
            })
            .FirstOrDefault(authentication => authentication is not null);
    }
}
