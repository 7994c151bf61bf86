namespace XaiGen.Review.Pages;

/// <summary>A release of the contract, and its changes since the previous one.</summary>
internal sealed record Release(string Name, string Before, Review Review);
