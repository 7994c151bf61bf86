namespace XaiGen.Review;

/// <summary>A contract to look at: its text, and the name that reports call it by, such as <c>spec/xai.openapi.yaml</c>.</summary>
public sealed record ContractText(string Name, string Text);
