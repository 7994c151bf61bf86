namespace XaiGen.Review;

/// <summary>A kind of finding. Its ID and the meaning of the ID never change.</summary>
/// <param name="Id">The ID, such as <c>maximum-lowered</c>; for lint, a number.</param>
/// <param name="Title">The title in catalogues.</param>
public sealed record ReviewRule(string Id, string Title);
