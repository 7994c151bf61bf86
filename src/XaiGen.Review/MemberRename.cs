namespace XaiGen.Review;

/// <summary>A type or member of the generated C# that was renamed.</summary>
/// <param name="Kind">The kind of symbol: <c>type</c>, <c>property</c>, <c>method</c> and so on.</param>
/// <param name="OldName">The old name, such as <c>FilesClient.GetAsync</c>.</param>
/// <param name="NewName">The new name, such as <c>FilesClient.FetchAsync</c>.</param>
/// <param name="Pointer">The node of the old contract that it was generated from.</param>
public sealed record MemberRename(string Kind, string OldName, string NewName, string Pointer)
{
    /// <summary>Obsolete members with the old name; null if there can be none.</summary>
    public MemberForwarder? Forwarder { get; init; }
}
