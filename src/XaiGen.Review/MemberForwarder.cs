namespace XaiGen.Review;

/// <summary>Obsolete members with an old name, which call those with the new one.</summary>
/// <param name="Types">The declarations of the types that they belong to, the outermost first: <c>partial class FilesClient</c>.</param>
/// <param name="Members">Their declarations, with the attribute.</param>
public sealed record MemberForwarder(IReadOnlyList<string> Types, IReadOnlyList<string> Members);
