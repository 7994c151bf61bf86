using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// A finding before its operations and line numbers are known. A removed part exists only in the old contract; its new place is the part
/// that it was removed from.
/// </summary>
internal sealed record Draft(
    ReviewRule Rule, WireVerdict Verdict, JsonNode Old, JsonNode New, string Message, string? Why = null, bool IsGone = false,
    Exchange? Exchange = null)
{
    public ValueClaim Claim { get; init; }

    /// <summary>Whether it is breaking if a value demonstrates it, for example if two patterns alone do not decide it.</summary>
    public bool MayBreak { get; init; }

    /// <summary>The draft that reports a failed comparison.</summary>
    public static Draft OfFault(string what, Exception fault, JsonNode old, JsonNode @new) => new(
        WireRules.NotCompared, WireVerdict.Warning, old, @new,
        $"A comparison failed, so {what} were not compared here, or not wholly: {fault.GetType().Name}: {fault.Message.Split('\n')[0]}",
        "This is a fault of the tool and not of the contracts; please report it with both.");
}
