using System.Globalization;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>How long a part of the contract is guaranteed to stay: <c>deprecated</c>, <c>x-sunset</c>, <c>x-stability-level</c>.</summary>
internal sealed record Lifecycle(JsonNode At, bool IsDeprecated, JsonNode? Sunset, string? Stability)
{
    private static readonly string[] s_levels = ["draft", "alpha", "beta", "stable"];

    public static Lifecycle Of(JsonNode node) => new(
        node,
        node.IsTrue("deprecated"),
        node.Field("x-sunset"),
        node.Scalar("x-stability-level"));

    /// <summary>Whether stability is guaranteed; draft and alpha guarantee nothing.</summary>
    public bool IsPromised => Stability is not ("draft" or "alpha");

    public DateOnly? SunsetDate
        => Sunset is JsonScalar { Value: string text }
            && DateOnly.TryParse(text.Length >= 10 ? text[..10] : text, CultureInfo.InvariantCulture, out DateOnly date) ? date : null;

    /// <summary>Whether removal was announced and its date has passed, or no date was given.</summary>
    public bool MayGo(DateOnly today) => IsDeprecated && (Sunset is null || SunsetDate <= today);

    /// <summary>Problems of the announcement itself. The caller compares the deprecation flags.</summary>
    public static IEnumerable<Draft> Compare(Lifecycle old, Lifecycle now, string name, DateOnly today)
    {
        // A problem that existed before is not new.
        if (now is { IsDeprecated: true, Sunset: not null, SunsetDate: null } && !NodeEquality.AreEqual(old.Sunset, now.Sunset))
        {
            yield return new Draft(
                WireRules.SunsetInvalid, WireVerdict.Warning, old.Sunset ?? old.At, now.Sunset,
                $"The end of {name} is not a date: {ValueComparison.Show(now.Sunset)}.",
                "It is unclear until when it may be used.");
        }

        if (now.Stability is { } level && level != old.Stability && !s_levels.Contains(level))
        {
            yield return new Draft(
                WireRules.StabilityInvalid, WireVerdict.Warning, old.At, now.At,
                $"The stability of {name} is '{level}', which is not one of {string.Join(", ", s_levels)}.",
                "It is unclear what is guaranteed.");
        }

        string begin = ValueComparison.Begin(name);
        if (!old.IsDeprecated && now.IsDeprecated && now.SunsetDate < today)
        {
            yield return new Draft(
                WireRules.SunsetPast, WireVerdict.Warning, old.At, now.Sunset!,
                $"{begin} is deprecated now and ended on {now.SunsetDate:yyyy-MM-dd}, which is in the past.",
                "Users had no time to migrate.");
        }

        if (old.IsDeprecated && now.IsDeprecated && old.SunsetDate is { } before)
        {
            if (now.Sunset is null)
            {
                yield return new Draft(
                    WireRules.SunsetRemoved, WireVerdict.Warning, old.Sunset!, now.At,
                    $"{begin} no longer has an end date; it was {before:yyyy-MM-dd}.",
                    "Users have planned for that date.", IsGone: true);
            }
            else if (now.SunsetDate < before)
            {
                yield return new Draft(
                    WireRules.SunsetEarlier, WireVerdict.Warning, old.Sunset!, now.Sunset,
                    $"{begin} ends on {now.SunsetDate:yyyy-MM-dd} now, not on {before:yyyy-MM-dd}.",
                    "Users have planned for the later date.");
            }
        }

        int oldLevel = Array.IndexOf(s_levels, old.Stability ?? "stable"), newLevel = Array.IndexOf(s_levels, now.Stability ?? "stable");
        if (newLevel >= 0 && newLevel < oldLevel)
        {
            yield return new Draft(
                WireRules.StabilityLowered, WireVerdict.Warning, old.At, now.At,
                $"The stability of {name} went from {old.Stability ?? "stable"} to {now.Stability ?? "stable"}.",
                "It was guaranteed to stay and may now change at any time.");
        }
    }
}
