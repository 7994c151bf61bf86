namespace XaiGen.Review;

/// <summary>A type or member of the generated C# that changed or was removed, so that code that uses it breaks.</summary>
/// <param name="Member">The member: <c>ImageRequest.Prompt</c>.</param>
/// <param name="Before">The old declaration; null for a new member that must be set.</param>
/// <param name="After">The new declaration; null for a removed member.</param>
/// <param name="Reason">What changed in the contract, in sentences.</param>
/// <param name="Pointer">The node of the contract that it was generated from.</param>
public sealed record MemberChange(string Member, string? Before, string? After, string Reason, string Pointer);
