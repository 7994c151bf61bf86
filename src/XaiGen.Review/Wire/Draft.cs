using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Wire;

/// <summary>What a draft claims of the values that a schema allows.</summary>
[Flags]
internal enum ValueClaim
{
    None = 0,

    /// <summary>Some value that was allowed no longer is.</summary>
    Narrowed = 1,

    /// <summary>Some value is allowed that was not.</summary>
    Widened = 2,

    Changed = Narrowed | Widened,
}

/// <summary>
/// A finding before it is known which operations it reaches and where its lines are. What is gone stood in the old contract
/// only; its new place is what it was taken from.
/// </summary>
internal sealed record Draft(
    ReviewRule Rule, WireVerdict Verdict, JToken Old, JToken New, string Message, string? Why = null, bool IsGone = false,
    Exchange? Exchange = null)
{
    public ValueClaim Claim { get; init; }

    /// <summary>Whether it would be a break if a value showed it: two patterns alone do not tell.</summary>
    public bool MayBreak { get; init; }

    /// <summary>What is said where a comparison fails.</summary>
    public static Draft OfFault(string what, Exception fault, JToken old, JToken @new) => new(
        WireRules.NotCompared, WireVerdict.Warning, old, @new,
        $"A comparison failed, so {what} were not compared here, or not wholly: {fault.GetType().Name}: {fault.Message.Split('\n')[0]}",
        "This is a fault of the tool and not of the contracts; please report it with both.");
}
