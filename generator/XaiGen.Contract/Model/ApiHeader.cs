namespace XaiGen.Contract.Model;

/// <summary>A header of a response.</summary>
public sealed record ApiHeader(string Pointer, string Name, string? Description, Schema Schema)
{
    /// <summary>Whether each response has it.</summary>
    public bool IsRequired { get; init; }
}
