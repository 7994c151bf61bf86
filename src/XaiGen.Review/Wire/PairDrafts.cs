using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Adds the differences between the schemas of a pair, with the verdict that follows from the direction.</summary>
internal static class PairDrafts
{
    /// <summary>Reports that values are no longer allowed.</summary>
    public static void Narrowed(this SchemaPair pair, ReviewRule rule, JsonNode? old, JsonNode? @new, string message, bool isSoft = false)
        => pair.Add(
            rule, pair.Direction == Direction.Request ? Loud(isSoft) : WireVerdict.Compatible, old, @new, message,
            claim: ValueClaim.Narrowed);

    /// <summary>Reports that values are newly allowed.</summary>
    public static void Widened(this SchemaPair pair, ReviewRule rule, JsonNode? old, JsonNode? @new, string message, bool isSoft = false)
        => pair.Add(
            rule, pair.Direction == Direction.Response ? Loud(isSoft) : WireVerdict.Compatible, old, @new, message,
            claim: ValueClaim.Widened);

    /// <summary>Reports both at once.</summary>
    public static void Changed(this SchemaPair pair, ReviewRule rule, JsonNode? old, JsonNode? @new, string message, bool isSoft = false)
        => pair.Add(rule, Loud(isSoft), old, @new, message, claim: ValueClaim.Changed);

    public static void Add(
        this SchemaPair pair, ReviewRule rule, WireVerdict verdict, JsonNode? old, JsonNode? @new, string message, string? why = null,
        ValueClaim claim = ValueClaim.None)
        => pair.Drafts.Add(new Draft(
            rule, verdict, old ?? pair.Old.At, @new ?? pair.New.At, message, why,
            IsGone: @new is null && old is not null)
        { Claim = claim });

    private static WireVerdict Loud(bool isSoft) => isSoft ? WireVerdict.Warning : WireVerdict.Breaking;
}
