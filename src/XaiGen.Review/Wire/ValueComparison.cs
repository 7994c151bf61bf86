using System.Globalization;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>Compares types, formats, enums and bounds.</summary>
/// <remarks>
/// A new bound in a request is a warning, not breaking: usually it documents what the server has always refused. The same applies to a new
/// value in a response's enum, which readers must expect.
/// </remarks>
internal sealed class ValueComparison(SchemaPair pair)
{
    private static readonly string[] s_exclusive = ["exclusiveMinimum", "exclusiveMaximum"];

    private readonly SchemaView _old = pair.Old;
    private readonly SchemaView _new = pair.New;
    private readonly string _name = SchemaComparison.Name(pair.New.At);

    /// <summary>What a change of the types claims, which a change of the format need not repeat.</summary>
    private ValueClaim _kindsClaim;

    /// <summary>False if the two have no type in common, so that there is nothing more to compare.</summary>
    public bool Compare()
    {
        if (_old.IsNever || _new.IsNever)
        {
            if (_old.IsNever != _new.IsNever)
            {
                CompareNever();
            }

            return false;
        }

        // If one of them does not restrict the type, null is part of the change of type.
        if (IsAny(_old) == IsAny(_new))
        {
            CompareNull();
        }

        if (!CompareKinds())
        {
            return false;
        }

        JsonKinds common = _old.Kinds & _new.Kinds;
        CompareFormat();
        CompareEnum();
        if ((common & JsonKinds.Number) != 0 || pair.IsText)
        {
            CompareBounds();
            CompareMultiples();
        }

        if ((common & JsonKinds.String) != 0 || (pair.IsText && ((_old.Kinds | _new.Kinds) & JsonKinds.String) != 0))
        {
            CompareCount("minLength", "characters");
            CompareCount("maxLength", "characters");
            ComparePatterns();
            CompareContent();
        }

        if ((common & JsonKinds.Array) != 0)
        {
            CompareCount("minItems", "items");
            CompareCount("maxItems", "items");
            CompareUniqueness();
        }

        if ((common & JsonKinds.Object) != 0)
        {
            CompareCount("minProperties", "properties");
            CompareCount("maxProperties", "properties");
        }

        CompareAnnotations();
        return true;
    }

    private void CompareNever()
    {
        if (_new.IsNever)
        {
            pair.Narrowed(WireRules.TypeNarrowed, _old.At, _new.At, $"No value is allowed any more for {_name}.");
        }
        else
        {
            pair.Widened(WireRules.TypeWidened, _old.At, _new.At, $"Values are allowed now for {_name}; there were none.");
        }
    }

    public void CompareNull()
    {
        // Alternatives that became nullable are compared themselves.
        bool areUnions = _old.Unions.Count > 0 && _new.Unions.Count > 0;
        bool old = areUnions ? _old.AllowsNullItself : _old.Allows(JsonKinds.Null);
        bool now = areUnions ? _new.AllowsNullItself : _new.Allows(JsonKinds.Null);
        if (!old && now)
        {
            pair.Widened(WireRules.BecameNullable, _old.At, _new.NullAt ?? _new.KindsAt ?? _new.At, $"{Begin(_name)} may be null now.");
        }
        else if (old && !now)
        {
            pair.Narrowed(
                WireRules.BecameNotNullable, _old.NullAt ?? _old.KindsAt ?? _old.At, _new.At, $"{Begin(_name)} may no longer be null.");
        }
    }

    private static bool IsAny(SchemaView view) => (view.Kinds | JsonKinds.Null) == JsonKinds.All;

    private bool CompareKinds()
    {
        JsonKinds old = Effective(_old.Kinds), now = Effective(_new.Kinds);
        JsonKinds lost = old & ~now, gained = now & ~old;
        JsonNode oldAt = _old.KindsAt ?? _old.At, newAt = _new.KindsAt ?? _new.At;
        string change = $"The type of {_name} went from {_old.Kinds.Describe()} to {_new.Kinds.Describe()}.";
        if (_old.Unions.Count > 0 && _new.Unions.Count > 0 && _old.OwnKinds == _new.OwnKinds && (old == now || (old & now) != 0))
        {
            // Added and removed alternatives are reported separately.
            return true;
        }

        _kindsClaim = (lost != 0 ? ValueClaim.Narrowed : ValueClaim.None) | (gained != 0 ? ValueClaim.Widened : ValueClaim.None);
        if (lost != 0 && gained != 0)
        {
            pair.Changed(WireRules.TypeChanged, oldAt, newAt, change);
        }
        else if (lost != 0)
        {
            pair.Narrowed(WireRules.TypeNarrowed, oldAt, newAt, change);
        }
        else if (gained != 0)
        {
            pair.Widened(WireRules.TypeWidened, oldAt, newAt, change);
        }

        return old == now || (old & now) != 0;

        JsonKinds Effective(JsonKinds kinds)
        {
            kinds &= ~JsonKinds.Null;
            return pair.IsText && kinds.HasFlag(JsonKinds.String) ? kinds | JsonKinds.Number | JsonKinds.Boolean : kinds;
        }
    }

    private void CompareFormat()
    {
        Written<string>? oldFormat = WrittenFormat(_old), newFormat = WrittenFormat(_new);
        string? old = Telling(oldFormat), now = Telling(newFormat);
        if (old == now)
        {
            return;
        }

        JsonNode? oldAt = oldFormat?.At, newAt = newFormat?.At;
        string message = (old, now) switch
        {
            (null, _) => $"{Begin(_name)} must be of format '{now}' now.",
            (_, null) => $"{Begin(_name)} no longer has to be of format '{old}'.",
            _ => $"The format of {_name} went from '{old}' to '{now}'.",
        };
        ValueClaim claim = Contains(old, now) ? ValueClaim.Narrowed : Contains(now, old) ? ValueClaim.Widened : ValueClaim.Changed;
        if (_kindsClaim.HasFlag(claim))
        {
            return;
        }

        if (claim == ValueClaim.Narrowed)
        {
            // As for other bounds: usually it documents what the server has always refused.
            pair.Narrowed(
                WireRules.FormatChanged, oldAt ?? _old.At, newAt, message, isSoft: now == "int32" && oldFormat?.Value != "int64");
        }
        else if (claim == ValueClaim.Widened)
        {
            pair.Widened(WireRules.FormatChanged, oldAt, newAt ?? _new.At, message);
        }
        else
        {
            pair.Changed(WireRules.FormatChanged, oldAt, newAt, message);
        }
    }

    /// <summary>The format, also if it stands for content, which 3.1 has keywords for, and neither contract uses those.</summary>
    private Written<string>? WrittenFormat(SchemaView view)
        => view.Format is null && IsContentByFormat && (view.ContentMediaType ?? view.ContentEncoding) is { } content
            ? content with { Value = content.At.ToString() }
            : view.Format;

    /// <summary>The format if it rules out values; all other formats are only hints for people and code.</summary>
    private static string? Telling(Written<string>? format) => ValueFormats.IsTelling(format?.Value) ? format!.Value : null;

    private static bool Contains(string? wide, string? narrow) => (wide, narrow) switch
    {
        (null, _) => true,
        ("uri", "url") or ("url", "uri") => true,
        _ => false,
    };

    private void CompareEnum()
    {
        CompareValues(_old.Enum, _new.Enum);
        if (_old.Extensible is { } old && _new.Extensible is { } now)
        {
            foreach (JsonNode value in Missing(old.Value, now.Value))
            {
                pair.Narrowed(WireRules.EnumValueRemoved, value, null, $"{Begin(_name)} is no longer known to take {Show(value)}.");
            }
        }
    }

    private void CompareValues(Written<List<JsonNode>>? old, Written<List<JsonNode>>? now)
    {
        switch (old, now)
        {
            case (null, { } added):
                pair.Narrowed(WireRules.EnumAdded, null, added.At, $"{Begin(_name)} may only be {List(added.Value)} now.");
                break;
            case ({ } removed, null):
                pair.Widened(
                    WireRules.EnumRemoved, removed.At, null, $"{Begin(_name)} may be anything now, not only {List(removed.Value)}.",
                    isSoft: !_old.IsConst);
                break;
            case ({ } before, { } after):
                foreach (JsonNode value in Missing(before.Value, after.Value))
                {
                    pair.Narrowed(
                        WireRules.EnumValueRemoved, Within(before, value), null, $"{Begin(_name)} may no longer be {Show(value)}.");
                }

                foreach (JsonNode value in Missing(after.Value, before.Value))
                {
                    pair.Widened(
                        WireRules.EnumValueAdded, before.At, Within(after, value), $"{Begin(_name)} may be {Show(value)} now.",
                        isSoft: !_old.IsConst);
                }

                break;
        }

        // The value of a 'const' is itself the location.
        static JsonNode Within(Written<List<JsonNode>> written, JsonNode value) => value.Parent is null ? written.At : value;
    }

    private void CompareBounds()
    {
        Bound(_old.Lower, _new.Lower, isLower: true);
        Bound(_old.Upper, _new.Upper, isLower: false);

        void Bound(Written<Limit>? old, Written<Limit>? now, bool isLower)
        {
            // Integers have other limits by the same bound.
            if (old?.Value == now?.Value || (_kindsClaim != ValueClaim.None && IsWrittenAlike(old, now)))
            {
                return;
            }

            bool isTighter = now is not null && (old is null || SchemaViews.IsTighter(now.Value, old.Value, isLower));
            string message = $"The {(isLower ? "minimum" : "maximum")} of {_name} went from {Text(old)} to {Text(now)}.";
            if (isTighter)
            {
                pair.Narrowed(
                    isLower ? WireRules.LowerBoundRaised : WireRules.UpperBoundLowered, old?.At ?? _old.At, now!.At, message,
                    isSoft: old is null
                        && !(isLower ? _old.Upper?.Value.Value < now.Value.Value : _old.Lower?.Value.Value > now.Value.Value));
            }
            else
            {
                pair.Widened(isLower ? WireRules.LowerBoundLowered : WireRules.UpperBoundRaised, old!.At, now?.At, message);
            }
        }

        static bool IsWrittenAlike(Written<Limit>? old, Written<Limit>? now)
            => NodeEquality.AreEqual(old?.At, now?.At) && old?.At.Name == now?.At.Name
                && s_exclusive.All(keyword => NodeEquality.AreEqual(old?.At.Parent.Field(keyword), now?.At.Parent.Field(keyword)));

        static string Text(Written<Limit>? limit)
            => limit is null
                ? "none"
                : $"{limit.Value.Value.ToString(CultureInfo.InvariantCulture)}{(limit.Value.IsExclusive ? " (excluded)" : "")}";
    }

    private void CompareMultiples()
    {
        Written<double>[] gone = [.. _old.Multiples.Where(old => !_new.Multiples.Exists(now => IsMultiple(now.Value, old.Value)))];
        Written<double>[] added = [.. _new.Multiples.Where(now => !_old.Multiples.Exists(old => IsMultiple(old.Value, now.Value)))];
        foreach (Written<double> multiple in gone)
        {
            pair.Widened(
                WireRules.MultipleChanged, multiple.At, added.FirstOrDefault()?.At,
                $"{Begin(_name)} no longer has to be a multiple of {multiple.Value.ToString(CultureInfo.InvariantCulture)}.");
        }

        foreach (Written<double> multiple in added)
        {
            pair.Narrowed(
                WireRules.MultipleChanged, gone.FirstOrDefault()?.At, multiple.At,
                $"{Begin(_name)} must be a multiple of {multiple.Value.ToString(CultureInfo.InvariantCulture)} now.");
        }

        static bool IsMultiple(double number, double of)
        {
            double ratio = number / of;
            return of != 0 && Math.Abs(ratio - Math.Round(ratio)) < 1e-9;
        }
    }

    private void CompareCount(string keyword, string unit)
    {
        Written<double>? old = _old.Counts.GetValueOrDefault(keyword), now = _new.Counts.GetValueOrDefault(keyword);
        if (Effective(old) == Effective(now))
        {
            return;
        }

        bool isLower = keyword.StartsWith("min", StringComparison.Ordinal);
        bool isTighter = now is not null && (old is null || (isLower ? now.Value > old.Value : now.Value < old.Value));
        string least = isLower ? "at least" : "at most";
        string message = now is null
            ? $"{Begin(_name)} may have any number of {unit} now; it was {least} {Text(old)}."
            : $"{Begin(_name)} {(isTighter ? "must" : "may")} have {least} {Text(now)} {(now.Value == 1 ? Singular(unit) : unit)} now; "
                + $"{(old is null ? "there was no limit" : $"it was {Text(old)}")}.";
        if (isTighter)
        {
            pair.Narrowed(
                WireRules.SizeNarrowed, old?.At ?? _old.At, now!.At, message,
                isSoft: old is null && keyword is not "minLength" && !RulesOutAll(keyword, now.Value));
        }
        else
        {
            pair.Widened(WireRules.SizeWidened, old!.At, now?.At, message);
        }

        double? Effective(Written<double>? count)
            => pair.IsPath && keyword == "minLength" && count?.Value <= 1 ? null : count?.Value;

        static string? Text(Written<double>? count) => count?.Value.ToString(CultureInfo.InvariantCulture);

        static string Singular(string unit) => unit == "properties" ? "property" : unit[..^1];
    }

    /// <summary>Whether no size that was allowed satisfies a new limit.</summary>
    private bool RulesOutAll(string keyword, double limit)
    {
        bool isLower = keyword.StartsWith("min", StringComparison.Ordinal);
        double? opposite = _old.Counts.GetValueOrDefault((isLower ? "max" : "min") + keyword[3..])?.Value
            ?? (isLower && keyword == "minItems" && _old.Subschema("items") is { IsNever: true }
                ? _old.PrefixItems.Count
                : null);
        return isLower ? opposite < limit : opposite > limit;
    }

    private void ComparePatterns()
    {
        Written<string>[] gone = [.. _old.Patterns.Where(old => !_new.Patterns.Exists(now => now.Value == old.Value))];
        Written<string>[] added = [.. _new.Patterns.Where(now => !_old.Patterns.Exists(old => old.Value == now.Value))];
        if (gone.Length == 1 && added.Length == 1 && ComparePatterns(gone[0], added[0]))
        {
            return;
        }

        if (gone.Length > 0 && added.Length > 0)
        {
            pair.Drafts.Add(new Draft(
                WireRules.PatternChanged, WireVerdict.Warning, gone[0].At, added[0].At,
                $"The pattern of {_name} went from '{gone[0].Value}' to '{added[0].Value}'.",
                "Some texts may match only one of the two patterns.")
            {
                MayBreak = pair.Direction == Direction.Request,
            });
            return;
        }

        foreach (Written<string> pattern in gone)
        {
            pair.Widened(
                WireRules.PatternRemoved, pattern.At, null, $"{Begin(_name)} no longer has to match '{pattern.Value}'.", isSoft: true);
        }

        foreach (Written<string> pattern in added)
        {
            pair.Narrowed(WireRules.PatternAdded, null, pattern.At, $"{Begin(_name)} must match '{pattern.Value}' now.");
        }
    }

    /// <summary>Compares the texts of two patterns; false if that cannot be decided, or if each has texts that the other has not.</summary>
    private bool ComparePatterns(Written<string> old, Written<string> now)
    {
        int least = (int)Math.Max(Count(_old, "minLength", 0), Count(_new, "minLength", 0));
        int most = (int)Math.Min(Count(_old, "maxLength", int.MaxValue), Count(_new, "maxLength", int.MaxValue));
        var gone = PatternDifference.Between(old.Value, now.Value, least, most);
        var added = PatternDifference.Between(now.Value, old.Value, least, most);
        string change = $"The pattern of {_name} went from '{old.Value}' to '{now.Value}'";
        switch (gone, added)
        {
            case ({ IsDecided: true, Text: null }, { IsDecided: true, Text: { } text }):
                pair.Widened(
                    WireRules.PatternChanged, old.At, now.At, $"{change}, which also allows {Show(text)}.", isSoft: true);
                return true;
            case ({ IsDecided: true, Text: { } text }, { IsDecided: true, Text: null }):
                pair.Narrowed(WireRules.PatternChanged, old.At, now.At, $"{change}, which no longer allows {Show(text)}.");
                return true;
            default:
                return gone is { IsDecided: true, Text: null } && added is { IsDecided: true, Text: null };
        }

        static double Count(SchemaView view, string keyword, int otherwise)
            => Math.Min(view.Counts.GetValueOrDefault(keyword)?.Value ?? otherwise, int.MaxValue);
    }

    /// <summary>Whether formats alone describe the content in both contracts, so that a change of it is one of a format.</summary>
    private bool IsContentByFormat
        => new[] { _old.ContentMediaType, _old.ContentEncoding, _new.ContentMediaType, _new.ContentEncoding }
            .All(content => content is null or { At.Name: "format" });

    private void CompareContent()
    {
        if (IsContentByFormat)
        {
            return;
        }

        Compare(_old.ContentEncoding, _new.ContentEncoding, "encoding");
        Compare(_old.ContentMediaType, _new.ContentMediaType, "media type");

        void Compare(Written<string>? old, Written<string>? now, string what)
        {
            if (old?.Value == now?.Value)
            {
                return;
            }

            string message = $"The {what} of the content in {_name} went from {old?.Value ?? "none"} to {now?.Value ?? "none"}.";
            if (old is null)
            {
                pair.Narrowed(WireRules.ContentChanged, null, now!.At, message);
            }
            else if (now is null)
            {
                pair.Widened(WireRules.ContentChanged, old.At, null, message);
            }
            else
            {
                pair.Changed(WireRules.ContentChanged, old.At, now.At, message);
            }
        }
    }

    private void CompareUniqueness()
    {
        switch (_old.UniqueItems, _new.UniqueItems)
        {
            case (null, { } added):
                pair.Narrowed(WireRules.UniquenessAdded, null, added.At, $"The items of {_name} must be unique now.");
                break;
            case ({ } removed, null):
                pair.Widened(
                    WireRules.UniquenessRemoved, removed.At, null, $"The items of {_name} no longer have to be unique.");
                break;
        }
    }

    private void CompareAnnotations()
    {
        if (_old.IsDeprecated != _new.IsDeprecated)
        {
            ReviewRule rule = _new.IsDeprecated ? WireRules.Deprecated : WireRules.Reactivated;
            pair.Add(
                rule, WireVerdict.Compatible, _old.At, _new.At,
                $"{Begin(_name)} is {(_new.IsDeprecated ? "deprecated now" : "no longer deprecated")}.");
        }

        // The effect of a parameter's default is compared with the parameter.
        if (!(pair.IsText && pair.Operations.Count > 0) && !NodeEquality.AreEqual(_old.Default?.Value, _new.Default?.Value))
        {
            pair.Add(
                WireRules.DefaultChanged,
                pair.Direction == Direction.Request ? WireVerdict.Warning : WireVerdict.Compatible,
                _old.Default?.At,
                _new.Default?.At,
                $"The default of {_name} went from {Show(_old.Default?.Value)} to {Show(_new.Default?.Value)}.",
                "Requests that omit it may behave differently.");
        }
    }

    private static IEnumerable<JsonNode> Missing(List<JsonNode> values, List<JsonNode> from)
        => values.Where(value => !from.Exists(other => NodeEquality.AreEqual(value, other)));

    private static string List(List<JsonNode> values)
        => string.Join(", ", values.Take(8).Select(Show)) + (values.Count > 8 ? $" and {values.Count - 8} more" : "");

    internal static string Show(JsonNode? value)
    {
        string text = value?.ToJson() ?? "none";
        return text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "...");
    }

    internal static string Begin(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
