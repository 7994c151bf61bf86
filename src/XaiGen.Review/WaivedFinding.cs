namespace XaiGen.Review;

/// <summary>A finding and the waiver that accepts it.</summary>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver);
