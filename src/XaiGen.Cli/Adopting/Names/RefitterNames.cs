using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The names of Refitter: NSwag's types, and one interface for all operations, for each tag, or for each operation.</summary>
internal sealed class RefitterNames : ForeignNames
{
    private const string Hole = "{operationName}";

    private readonly NSwagNames _names;
    private readonly string _interface;
    private readonly string? _interfaces;
    private readonly string? _template;

    /// <param name="contract">The contract.</param>
    /// <param name="interfaceName">The interface, without its I; null for one after the contract's title.</param>
    /// <param name="interfaces"><c>ByTag</c>, <c>ByEndpoint</c>, or null for one.</param>
    /// <param name="template">The method, in which <c>{operationName}</c> stands for the operation's name.</param>
    public RefitterNames(ApiContract contract, string? interfaceName, string? interfaces, string? template)
    {
        IEnumerable<string> plain = new NSwagNames(contract, "", "MultipleClientsFromOperationId") is var names
            ? contract.Operations.Select(names.Method) : [];
        bool isUnique = plain.GroupBy(name => name, StringComparer.Ordinal).All(group => !group.Skip(1).Any());
        _names = isUnique ? names : new NSwagNames(contract, "", "MultipleClientsFromFirstTagAndPathSegments");
        _interface = interfaceName ?? Pascal(contract.Title);
        _interfaces = interfaces;
        _template = template?.Contains(Hole, StringComparison.Ordinal) == true ? template : null;
    }

    public override string Operation(ApiOperation operation)
    {
        string method = _names.Method(operation);
        return _interfaces switch
        {
            "ByEndpoint" => $"I{method}Endpoint.{InTemplate("Execute")}",
            "ByTag" => $"I{(operation.Tags.Count > 0 ? Pascal(operation.Tags[0]) : _interface)}Api.{InTemplate(method)}",
            _ => $"I{_interface}.{InTemplate(method)}",
        };
    }

    public override string? Method(ApiOperation operation)
    {
        string method = InTemplate(_names.Method(operation));
        return _interfaces == "ByEndpoint" ? null : method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] : method;
    }

    public override string Type(NamedSchema schema) => _names.Type(schema);

    private string InTemplate(string name) => _template?.Replace(Hole, name) ?? name;

    public override string Property(string name) => Pascal(_names.Property(name)) is { Length: > 0 } property ? property : "_";
}
