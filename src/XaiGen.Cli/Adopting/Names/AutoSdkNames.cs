using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The names of AutoSDK: a client for each tag, and methods after operationIds, or method and path if there is none.</summary>
internal sealed class AutoSdkNames(ApiContract contract, string client) : ForeignNames
{
    private readonly bool _hasTags = contract.Operations.Any(operation => operation.Tags.Count > 0);

    public override string Operation(ApiOperation operation)
    {
        string of = _hasTags && operation.Tags.Count > 0 ? Pascal(operation.Tags[0]) + "Client" : client;
        return $"{of}.{Method(operation)}Async";
    }

    public override string Method(ApiOperation operation)
        => operation.OperationId is { } id
            ? Pascal(id)
            : Pascal(operation.Method.ToLowerInvariant()) + string.Concat(operation.Path.Split('/').Select(segment
                => segment.StartsWith('{') ? "By" + Pascal(segment) : Pascal(segment)));

    public override string Type(NamedSchema schema) => Pascal(schema.Name);

    public override string Property(string name) => Pascal(name);
}
