namespace XaiGen.Contract.Model;

/// <summary>A header of a response.</summary>
public sealed record ApiHeader(string Pointer, string Name, string? Description, Schema Schema)
{
    /// <summary>Whether every response has the header.</summary>
    public bool IsRequired { get; init; }
}
