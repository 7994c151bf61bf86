namespace XaiGen.Review;

/// <summary>A type or member of the generated C# that has another name now.</summary>
/// <param name="Kind">What it is: <c>type</c>, <c>property</c>, <c>method</c> and so on.</param>
/// <param name="OldName">Such as <c>FilesClient.GetAsync</c>.</param>
/// <param name="NewName">Such as <c>FilesClient.FetchAsync</c>.</param>
/// <param name="Pointer">The node of the old contract that it was made from.</param>
public sealed record MemberRename(string Kind, string OldName, string NewName, string Pointer);
