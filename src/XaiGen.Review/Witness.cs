namespace XaiGen.Review;

/// <summary>A concrete JSON value that one of the two contracts allows and the other does not.</summary>
/// <param name="Json">The value.</param>
/// <param name="ValidBefore">Whether the old contract allows it; the new one does the opposite.</param>
public sealed record Witness(string Json, bool ValidBefore)
{
    /// <summary>
    /// The message that the value is, such as <c>the body of POST /v1/images</c>; null for a part of a message or an exchange.
    /// </summary>
    public string? Message { get; init; }
}
