namespace XaiGen.Contract.Model;

public sealed record ApiServer(string Pointer, string Url, string? Description, EquatableArray<ServerVariable> Variables)
{
    /// <summary>OpenAPI 3.2's short name of the server.</summary>
    public string? Name { get; init; }
}
