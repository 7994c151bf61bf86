namespace XaiGen.Review.Wire;

/// <summary>The schemas refer to one another in so many ways that comparing all of them would take too long.</summary>
internal sealed class TooManySchemasException() : Exception("the schemas refer to one another in too many ways");
