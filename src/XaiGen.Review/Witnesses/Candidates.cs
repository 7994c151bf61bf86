using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Values that one schema may allow and the other may not, the most likely first.</summary>
/// <param name="fromViews">The side that should allow the value.</param>
/// <param name="toViews">The side that should refuse it.</param>
/// <param name="direction">The direction in which the value is sent.</param>
internal sealed class Candidates(SchemaViews fromViews, SchemaViews toViews, Direction direction)
{
    private const int MostLength = 1_000_000;

    private const int MostNameLength = 1_000;

    private const int MostConditioned = 60;

    private static readonly string[] s_texts =
    [
        "any text", "2026-06-11T00:00:00Z", "2026-06-11", "https://example.com/", "a@example.com", "123e4567-e89b-12d3-a456-426614174000",
        "192.0.2.1", "2001:db8::1", "{}", "1",
        "\"x\"", "[]", "", "a", "b", "aaa", "bbb", "YQ==", "ME======", "<a/>", "localhost", "12:00:00Z",
    ];

    private static readonly JsonNode[] s_names = ["unknown", "x", "Upper", "with-dash", "1", "with blank"];

    /// <summary>Distances from a limit: among them are fractions, and multiples of 2 and of 3 and none.</summary>
    private static readonly double[] s_distances = [0, -1, 1, -0.5, 0.5, -2, 2, -3, 3];

    private readonly Samples _samples = new(fromViews, direction);

    public IEnumerable<JsonNode> Of(SchemaView from, SchemaView to, ReviewRule rule)
    {
        if (rule == WireRules.BecameNullable || rule == WireRules.BecameNotNullable)
        {
            return [new JsonScalar()];
        }

        if (rule == WireRules.EnumAdded
            || rule == WireRules.EnumRemoved || rule == WireRules.EnumValueAdded || rule == WireRules.EnumValueRemoved)
        {
            return (from.Enum ?? from.Extensible)?.Value.Select(value => value.DeepClone())
                ?? [_samples.Of(from), .. Kinds(from), .. Beside(to)];
        }

        bool isObject = from.Allows(JsonKinds.Object)
            && (from.Properties.Count > 0 || from.Required.Count > 0
                || to.Properties.Count > 0 || to.Required.Count > 0 || from.Subschemas.Count + to.Subschemas.Count > 0);
        return Kinds(from)
            .Concat(rule == WireRules.DiscriminatorChanged || rule == WireRules.UnionMemberRemoved ? Derived(from) : [])
            .Concat(isObject ? Shapes(from, to) : [])
            .Concat(from.Enum?.Value.Select(value => value.DeepClone()) ?? [])
            .Concat(Limits(from, to))
            .Concat(Conditions(from, to))
            .Concat(from.Unions.Count > 0 ? _samples.All(from) : [])
            .Concat(to.Unions.Count > 0 ? new Samples(toViews, direction).All(to).Concat(Apart(from, to)) : [])
            .Concat(WithAlternatives(from, to).SelectMany(pair => Limits(pair.From, pair.To)));
    }

    /// <summary>Objects that none of the alternatives of the other side accepts.</summary>
    private IEnumerable<JsonNode> Apart(SchemaView from, SchemaView to)
        => (from.Allows(JsonKinds.Object) ? _samples.Bases(from) : [])
            .SelectMany(value => to.Unions.Select(
                union => _samples.Apart(value, from, toViews, union.Members.Select(member => toViews.Of(member)))))
            .OfType<JsonNode>();

    /// <summary>Each of the two schemas with the alternatives of the other.</summary>
    private IEnumerable<(SchemaView From, SchemaView To)> WithAlternatives(SchemaView from, SchemaView to)
        => to.Unions.SelectMany(union => union.Members).Select(member => (from, toViews.Of(member)))
            .Concat(from.Unions.SelectMany(union => union.Members).Select(member => (fromViews.Of(member), to)));

    private IEnumerable<JsonNode> Limits(SchemaView from, SchemaView to)
        => Numbers(from, to).Concat(Texts(from, to)).Concat(Lengths(from, to));

    /// <summary>Values of the schemas that extend a base, with each of their tags.</summary>
    private IEnumerable<JsonNode> Derived(SchemaView from)
        => fromViews.Document.Derived.Of(from.At).SelectMany(derived => derived.Tags.Select(JsonNode (tag) =>
        {
            JsonMapping value = _samples.Object(fromViews.Of(derived.Schema), isFull: false);
            value[derived.Property] = tag;
            return value;
        }));

    /// <summary>Values that are close to those of an enum, and none of them.</summary>
    private static IEnumerable<JsonNode> Beside(SchemaView view)
    {
        IReadOnlyList<JsonNode> values = view.Enum?.Value ?? [];
        foreach (double number in values.Select(value => value.Number()).OfType<double>())
        {
            yield return Samples.Of(number + 1);
            yield return Samples.Of(number - 1);
        }

        foreach (string text in values.Select(value => value.Text()).OfType<string>().Where(text => text.Length > 0))
        {
            yield return text + text[^1];
        }

        if (values.Any(value => value is JsonScalar { Value: bool }))
        {
            yield return true;
            yield return false;
        }
    }

    private IEnumerable<JsonNode> Kinds(SchemaView from)
    {
        yield return _samples.Of(from);
        if (from.Allows(JsonKinds.String))
        {
            yield return Samples.Text(from);
            yield return "any text";
        }

        if (from.Allows(JsonKinds.Fraction))
        {
            yield return 0.5;
        }

        if (from.Allows(JsonKinds.Integer))
        {
            yield return Samples.Number(from, isWhole: true);
        }

        if (from.Allows(JsonKinds.Boolean))
        {
            yield return true;
        }

        if (from.Allows(JsonKinds.Array))
        {
            yield return _samples.Array(from, (int)Math.Min(from.Counts.GetValueOrDefault("minItems")?.Value ?? 0, 1_000));
            yield return new JsonList(new JsonScalar());
            yield return new JsonList("x", 1, true);
        }

        if (from.Allows(JsonKinds.Object))
        {
            yield return _samples.Object(from, isFull: false);
        }
    }

    private static IEnumerable<JsonNode> Numbers(SchemaView from, SchemaView to)
    {
        if (!from.Allows(JsonKinds.Number))
        {
            yield break;
        }

        foreach (Written<Limit>? limit in (Written<Limit>?[])[to.Lower, to.Upper, from.Lower, from.Upper])
        {
            if (limit is not null)
            {
                foreach (double distance in s_distances)
                {
                    yield return Samples.Of(limit.Value.Value + distance);
                }
            }
        }

        foreach (Written<double> multiple in from.Multiples.Concat(to.Multiples))
        {
            yield return Samples.Of(multiple.Value);
            yield return Samples.Of(multiple.Value + 1);
            yield return Samples.Of(multiple.Value * 3);
            if (Samples.Number(from, isWhole: false).Number() is { } start)
            {
                yield return Samples.Of(start + multiple.Value);
            }
        }

        if (to.Format is { Value: "int32" })
        {
            yield return Samples.Of(2147483648);
        }
    }

    private static IEnumerable<JsonNode> Texts(SchemaView from, SchemaView to)
    {
        if (!from.Allows(JsonKinds.String))
        {
            yield break;
        }

        foreach (string text in s_texts)
        {
            yield return text;
        }

        string inside = from.Patterns.FirstOrDefault()?.Value ?? "";
        int least = (int)Math.Min(from.Counts.GetValueOrDefault("minLength")?.Value ?? 0, MostLength);
        int most = (int)Math.Min(from.Counts.GetValueOrDefault("maxLength")?.Value ?? int.MaxValue, int.MaxValue);
        foreach (Written<string> pattern in to.Patterns)
        {
            if (PatternDifference.Between(inside, pattern.Value, least, most).Text is { } text)
            {
                yield return text;
            }
        }

        foreach (Written<string> pattern in from.Patterns.Concat(to.Patterns))
        {
            if (PatternSample.Of(pattern.Value, 0, int.MaxValue) is { } text)
            {
                yield return text;
            }
        }
    }

    private IEnumerable<JsonNode> Lengths(SchemaView from, SchemaView to)
    {
        foreach ((string keyword, Written<double> count) in to.Counts.Concat(from.Counts))
        {
            int bound = (int)Math.Min(count.Value, MostLength);
            foreach (int length in (int[])[bound, bound + 1, Math.Max(bound - 1, 0)])
            {
                if (keyword.EndsWith("Length", StringComparison.Ordinal) && from.Allows(JsonKinds.String))
                {
                    yield return from.Patterns.Count > 0 ? Samples.Text(from, length) : new string('a', length);
                }
                else if (keyword.EndsWith("Items", StringComparison.Ordinal) && from.Allows(JsonKinds.Array))
                {
                    yield return _samples.Array(from, length);
                }
                else if (keyword.EndsWith("Properties", StringComparison.Ordinal) && from.Allows(JsonKinds.Object))
                {
                    JsonMapping value = _samples.Object(from, isFull: false);
                    for (int i = 0; value.Count < Math.Min(length, 100); i++)
                    {
                        value[$"p{i}"] = "x";
                    }

                    yield return value;
                }
            }
        }

        if (from.Allows(JsonKinds.Array) && from.UniqueItems is null)
        {
            yield return _samples.Array(from, 2);
        }
    }

    private IEnumerable<JsonNode> Shapes(SchemaView from, SchemaView to)
    {
        JsonMapping[] bases = from.Unions.Count > 0
            ? [.. _samples.Bases(from)]
            : [_samples.Object(from, isFull: false), _samples.Object(from, isFull: true)];
        foreach (JsonMapping least in bases)
        {
            yield return least;
            foreach (string name in from.Properties.Keys.Union(to.Properties.Keys).Union(to.Required.Keys))
            {
                var value = (JsonMapping)least.DeepClone();
                if (value.Remove(name))
                {
                    yield return value;
                }
                else
                {
                    value[name] = from.Properties.TryGetValue(name, out PropertyView? property)
                        ? _samples.Of(fromViews.Of(property.Parts), isFull: false)
                        : "x";
                    yield return value;
                }

                foreach (JsonNode other in IsOnlyRequired(from, name) && to.Properties.ContainsKey(name) ? Samples.Kinds : [])
                {
                    var typed = (JsonMapping)least.DeepClone();
                    typed[name] = other.DeepClone();
                    yield return typed;
                }
            }

            var unknown = (JsonMapping)least.DeepClone();
            unknown["unknown"] = from.Subschema("additionalProperties") is { } map ? _samples.Of(fromViews.Of(map.Parts)) : "x";
            yield return unknown;
            if (unknown["unknown"] is not JsonScalar { Value: string })
            {
                continue;
            }

            foreach (JsonNode other in Samples.Kinds)
            {
                var typed = (JsonMapping)least.DeepClone();
                typed["unknown"] = other.DeepClone();
                yield return typed;
            }
        }
    }

    /// <summary>Whether a property must be present and may have any value.</summary>
    private static bool IsOnlyRequired(SchemaView view, string name)
        => view.Required.ContainsKey(name) && !view.Properties.ContainsKey(name);

    /// <summary>Values that satisfy a condition of either side, alone and inside a list or an object.</summary>
    private IEnumerable<JsonNode> Conditions(SchemaView from, SchemaView to)
    {
        // Some of them meet the condition and some do not.
        foreach (JsonNode value in (from.Subschema("if") ?? to.Subschema("if")) is null ? [] : _samples.All(from).Take(MostConditioned))
        {
            yield return value;
        }

        foreach ((SchemaViews views, SchemaView view) in ((SchemaViews, SchemaView)[])[(toViews, to), (fromViews, from)])
        {
            var samples = new Samples(views, direction);
            foreach ((string key, SchemaGroup group) in view.Subschemas)
            {
                JsonNode[] values = [.. samples.All(views.Of(group.Parts)).Take(12)];
                foreach (JsonNode value in key.Split('/') switch
                {
                    ["contains" or "unevaluatedItems" or "items"] => values.SelectMany(value =>
                        Contained(from, to).Select(JsonNode (count) =>
                        new JsonList(Enumerable.Repeat(value, count)))).Append(new JsonList(new JsonMapping(), "other")),
                    ["patternProperties", var pattern]
                        => WithEntry(from, PatternSample.Of(pattern, 1, 50) ?? "x", [.. values, 1, "x", true]),
                    ["dependentSchemas", var name] => WithEntry(from, name, ["x", 1, .. values]).Concat(values),
                    ["propertyNames"] => values.Concat(s_names).Concat(NamesBeside(views.Of(group.Parts)))
                        .Where(value => value.Text() is { Length: > 0 }).SelectMany(value => WithEntry(from, value.Text()!, ["x"])),
                    ["unevaluatedProperties" or "additionalProperties"] => WithEntry(from, "unknown", [.. values, 1, "x"]),
                    ["contentSchema"] => values.Select(JsonNode (value) => value.ToJson()),
                    _ => values.SelectMany(value => value is JsonMapping fields ? [Completed(fields, from), value] : new[] { value }),
                })
                {
                    yield return value;
                }
            }

            foreach ((string name, Written<HashSet<string>> needed) in view.DependentRequired)
            {
                foreach (JsonNode value in WithEntry(from, name, ["x"]))
                {
                    yield return value;
                    foreach (string each in needed.Value)
                    {
                        var with = (JsonMapping)value.DeepClone();
                        with[each] = "x";
                        yield return with;
                    }
                }
            }

            if (view.PrefixItems.Count > 0)
            {
                JsonList whole = samples.Array(view, view.PrefixItems.Count);
                yield return whole;
                yield return new JsonList(whole.Append("other"));
                foreach (JsonNode other in (JsonNode[])["x", 1, true, new JsonMapping()])
                {
                    yield return new JsonList(whole.Take(whole.Count - 1).Append(other));
                }
            }
        }
    }

    /// <summary>Numbers of items that may distinguish two limits on contained items.</summary>
    private static IEnumerable<int> Contained(SchemaView from, SchemaView to)
        => ((SchemaView[])[from, to])
            .SelectMany(view => view.Counts.Where(count => count.Key.EndsWith("Contains", StringComparison.Ordinal)))
            .SelectMany(count => (int[])[(int)Math.Min(count.Value.Value, 100), (int)Math.Min(count.Value.Value, 100)
                + 1, (int)Math.Clamp(count.Value.Value - 1, 0, 100)])
            .Append(1)
            .Distinct();

    private IEnumerable<JsonNode> WithEntry(SchemaView from, string name, JsonNode[] values)
    {
        foreach (JsonMapping owner in (JsonMapping[])[_samples.Object(from, isFull: false), _samples.Object(from, isFull: true)])
        {
            foreach (JsonNode value in values)
            {
                var with = (JsonMapping)owner.DeepClone();
                with[name] = value.DeepClone();
                yield return with;
            }
        }
    }

    /// <summary>Names that a limit on names may refuse.</summary>
    private static IEnumerable<JsonNode> NamesBeside(SchemaView names)
        => names.Counts.Where(count => count.Key.EndsWith("Length", StringComparison.Ordinal))
            .SelectMany(count => (int[])[(int)Math.Min(count.Value.Value, MostNameLength) + 1, (int)Math.Min(count.Value.Value, 100) - 1])
            .Where(length => length > 0)
            .Select(length => new JsonScalar(new string('a', length)));

    private JsonMapping Completed(JsonMapping fields, SchemaView from)
    {
        var whole = (JsonMapping)fields.DeepClone();
        _samples.Complete(whole, from);
        return whole;
    }
}
