namespace XaiGen.Review.Pages;

/// <summary>A release of the contract, and what it changed in the one before it.</summary>
internal sealed record Release(string Name, string Before, Review Review);
