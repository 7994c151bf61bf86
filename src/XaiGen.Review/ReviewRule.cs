namespace XaiGen.Review;

/// <summary>A kind of finding. Its id never changes and never comes to mean something else.</summary>
/// <param name="Id">Such as <c>maximum-lowered</c>; of lint, a number.</param>
/// <param name="Title">What it is about, for catalogues.</param>
public sealed record ReviewRule(string Id, string Title);
