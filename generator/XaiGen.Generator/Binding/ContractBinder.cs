using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Described;
using XaiGen.Generator.Binding.Operations;
using XaiGen.Generator.Binding.Selection;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Binding;

internal static class ContractBinder
{
    private const string ClientSuffix = "Client";

    internal static BoundApi Bind(ApiContract contract, GenerationOptions options, GenerationContext context)
    {
        var problems = new BindingProblems();
        var schemas = new SchemaResolver(contract, Names.Pascal, problems.Add);
        var root = Identifier.Of(options.ClientName ?? RootName(contract));
        var prefix = Identifier.Of(PrefixOf(root));

        // File names ignore case, so two types whose names differ only in case would share a file.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { root };
        taken.UnionWith(OwnTypes.Select(suffix => prefix.Text + suffix));

        new ExplicitNames(problems, taken).Check(contract);
        var types = new TypeBinder(
            contract, schemas, problems, context, taken, bytes: options.Emit == EmitSet.Models ? ValueKind.Bytes : ValueKind.Base64)
        {
            KeepsUnknown = options.KeepUnknown,
        };
        types.BindComponents(contract);
        var security = new SecurityBinder(contract);
        var operations = new OperationBinder(contract, types, security, problems, context);
        operations.Bind(root, taken);
        WebhooksModel? webhooks = new WebhookBinder(types, problems).Bind(contract, Identifier.Of(prefix.Text + "Webhooks"));

        SubClientModel[] clients = [.. operations.Clients.Select(client => client.ToModel())];
        BoundApi api = new()
        {
            Scope = new CodeScope(TypeName.Namespace(options.Namespace), prefix, options.Accessibility, options.Emit)
            {
                HasRecords = options.Objects == ObjectStyle.Records,
                HasClosedTypes = options.HasClosedTypes,
                HasOverloadPriority = options.HasOverloadPriority,
            },
            Root = new RootClientModel
            {
                Name = root,
                Doc = Docs.Of(contract.Title, contract.Description),
                Endpoint = ServerBinder.EndpointOf(contract),
                EndpointPointer = contract.Servers.IsEmpty ? "" : contract.Servers[0].Pointer,
                Servers = ServerBinder.ServersOf(contract, prefix.Text + "Servers"),
                Authentication = security.BindAuthentication(prefix.Text + "Credentials"),
                SubClients = operations.Clients
                    .Select(client => new SubClientUse(client.Property, client.Name, client.Pointer, client.Doc))
                    .ToEquatableArray(),
            },
            Types = types.Types
                .Concat(webhooks is null ? [] : new TypeModel[] { webhooks })
                .OrderBy(type => type.Name, StringComparer.Ordinal)
                .ToEquatableArray(),
            Clients = clients.ToEquatableArray(),
            CheckedTypes = CheckedTypes.Of(types.Types, clients),
            SupportParts = types.SupportParts | PartsOf(clients) | (webhooks is null ? SupportParts.None : SupportParts.Webhooks),
            Problems = problems.ToEquatableArray(),
        };
        api = WireOnlyTypes.Remove(api, contract, new EventSchemas(schemas));
        api = OperationSelection.Of(contract, options)?.Apply(api) ?? api;
        return options is { Emit: EmitSet.Client, NoticesDrift: true } ? WithDescription(api, contract, schemas) : api;
    }

    private static BoundApi WithDescription(BoundApi api, ApiContract contract, SchemaResolver schemas)
    {
        var operations = new HashSet<string>(api.Clients.SelectMany(client => client.Methods).Select(method => method.OperationId));
        return api with
        {
            Description = ContractDescription.Of(contract, schemas, operations),
            SupportParts = api.SupportParts | SupportParts.Drift,
        };
    }

    private static bool IsPlain(PagingAdvance advance) => advance is PagingAdvance.Token { ParameterType.Kind: ValueKind.String };

    private static SupportParts PartsOf(SubClientModel[] clients)
    {
        MethodModel[] methods = [.. clients.SelectMany(client => client.Methods)];
        return (methods.Any(method => method.Response.IsStream || method.Body is BodyModel.Items)
            ? SupportParts.Streams
            : SupportParts.None)
            | (methods.Any(method => method.Result is not null) ? SupportParts.Results : SupportParts.None)
            | (methods.Any(method => method.Paging is { } paging && !IsPlain(paging.Advance)) ? SupportParts.PageWays : SupportParts.None);
    }

    /// <summary>Types named with the client's prefix, from the support code and from the emitter of the root client.</summary>
    internal static readonly string[] OwnTypes =
    [
        "ClientOptions", "ContractDescription", "ContractDrift", "Exception", "JsonResolver", "Operation", "OperationException",
        "ResponseScope", "ValidationException", "Credentials", "Servers", "Webhooks", "WebhookVerifier", "WebhookException",
    ];

    /// <summary>The title as a name, short enough that no name derived from it has to be shortened separately.</summary>
    private static string RootName(ApiContract contract)
    {
        string name = Names.Pascal(contract.Title);
        string prefix = PrefixOf(name);
        return prefix.Length > GenerationOptions.MaxClientName
            ? $"{prefix.Substring(0, GenerationOptions.MaxClientName)}_x{StableHash.Of(prefix):x8}{ClientSuffix}"
            : HidesUsedType(prefix) ? $"{prefix}Api{ClientSuffix}"
            : name.EndsWith(ClientSuffix, StringComparison.Ordinal) ? name
            : name + ClientSuffix;
    }

    /// <summary>The prefix of the client's own types.</summary>
    internal static string PrefixOf(string rootName)
        => rootName.Length > ClientSuffix.Length && rootName.EndsWith(ClientSuffix, StringComparison.Ordinal)
            ? rootName.Substring(0, rootName.Length - ClientSuffix.Length)
            : rootName;

    /// <summary>
    /// Whether one of the client's own types would be named like a type that the shared code uses, such as JsonException.
    /// </summary>
    internal static bool HidesUsedType(string prefix) => OwnTypes.Any(suffix => SupportEmitter.Uses(prefix + suffix));
}
