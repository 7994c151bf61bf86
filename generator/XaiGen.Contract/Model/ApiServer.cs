namespace XaiGen.Contract.Model;

public sealed record ApiServer(string Pointer, string Url, string? Description, EquatableArray<ServerVariable> Variables)
{
    /// <summary>3.2's short name.</summary>
    public string? Name { get; init; }
}
