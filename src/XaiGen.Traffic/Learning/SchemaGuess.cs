using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Wire;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Finds a schema for values: what the contract says of a property of the same name, a component that describes the values, or what they
/// have in common.
/// </summary>
internal sealed class SchemaGuess
{
    private readonly ContractDocument _document;
    private readonly ValueObserver _observer;
    private readonly SchemaViews _views;

    public SchemaGuess(ContractDocument document, Direction direction)
    {
        _document = document;
        _views = new SchemaViews(document);
        _observer = new ValueObserver(document, _views, new ObservationSet(), direction);
    }

    /// <param name="name">Of a property, its name.</param>
    /// <param name="owner">Of a property, the schema that it is missing from.</param>
    /// <param name="samples">Values that were seen.</param>
    /// <param name="shape">The shape that all of them share.</param>
    public JToken Of(string? name, JToken? owner, IReadOnlyList<JToken> samples, ValueShape shape)
        => (name is null ? null : Namesake(name, owner, samples)) ?? Component(samples) ?? NullOr(samples)
            ?? shape.ToSchema(_document.IsVersion30);

    /// <summary>The component that describes all of the values but null.</summary>
    private JObject? NullOr(IReadOnlyList<JToken> samples)
        => Component([.. samples.Where(sample => sample.Type != JTokenType.Null)]) is not { } component ? null
            : _document.IsVersion30 ? new JObject { ["nullable"] = true, ["allOf"] = new JArray(component) }
            : new JObject { ["anyOf"] = new JArray(component, new JObject { ["type"] = "null" }) };

    /// <summary>Whether the schema allows the value and describes all of it.</summary>
    public bool Describes(JToken schema, JToken value) => _observer.Describes(schema, value);

    /// <summary>The component, as a reference, that describes all of the values, and little else.</summary>
    public JObject? Component(IReadOnlyList<JToken> samples, Func<string, bool>? isCandidate = null)
    {
        if (samples.Count == 0)
        {
            return null;
        }

        if (samples.All(sample => sample is JArray) && samples.SelectMany(sample => sample.Items()).ToArray() is { Length: > 0 } items
            && items.All(item => item is JObject))
        {
            return Component(items) is { } of ? new JObject { ["type"] = "array", ["items"] = of } : null;
        }

        if (!samples.All(sample => sample is JObject) || !samples.Any(sample => sample is JObject { Count: > 0 }))
        {
            return null;
        }

        HashSet<string> seen = [.. samples.SelectMany(sample => sample.Entries()).Select(field => field.Name)];
        return _document.Root.Mapping("components").Entries("schemas")
            .Select(schema => (schema.Name, Reference: Reference(schema.Name), View: _views.Of(schema.Value)))
            .Where(schema => (isCandidate?.Invoke(schema.Reference) ?? true)
                && (schema.View.Properties.Count > 0 || schema.View.Unions.Count > 0))
            .Where(schema => samples.All(sample => _observer.Describes(new JObject { ["$ref"] = schema.Reference }, sample)))
            .OrderBy(schema => schema.View.Properties.Keys.Count(name => !seen.Contains(name)))
            .ThenByDescending(schema => schema.View.Required.Count)
            .Select(schema => new JObject { ["$ref"] = schema.Reference })
            .FirstOrDefault();
    }

    /// <summary>The description of a property of that name elsewhere, the most frequent or nearest one, if the values match it.</summary>
    private JToken? Namesake(string name, JToken? owner, IReadOnlyList<JToken> samples)
    {
        JToken[] written = [.. _document.Root.Descendants().OfType<JProperty>()
            .Where(property => property.Name == name && property.Parent?.Parent is JProperty { Name: "properties" }
                && property.Value is JObject)
            .Select(property => property.Value)
            .Where(schema => samples.All(sample => _observer.Describes(schema, sample)) && SaysEnough(schema, samples))];
        return written.GroupBy(schema => schema, SameSchema.Instance)
            .OrderByDescending(same => same.Count())
            .ThenByDescending(same => same.Max(schema => Nearness(schema, owner)))
            .FirstOrDefault()?.Key.DeepClone();
    }

    /// <summary>Whether it is not only that anything goes.</summary>
    private bool SaysEnough(JToken schema, IReadOnlyList<JToken> samples) => _views.Of(schema).Kinds != JsonKinds.All || samples.Count == 0;

    /// <summary>How many properties the two owners share.</summary>
    private int Nearness(JToken schema, JToken? owner)
        => owner is null || schema.Parent?.Parent is not JObject around
            ? 0
            : _views.Of(owner).Properties.Keys.Count(name => around.Field(name) is not null);

    private static string Reference(string name) => JsonPointer.Append("#/components/schemas", name);

    /// <summary>Schemas that say the same in other words of people.</summary>
    private sealed class SameSchema : IEqualityComparer<JToken>
    {
        public static readonly SameSchema Instance = new();

        public bool Equals(JToken? x, JToken? y) => JToken.DeepEquals(Bare(x), Bare(y));

        public int GetHashCode(JToken schema) => JToken.EqualityComparer.GetHashCode(Bare(schema)!);

        private static JToken? Bare(JToken? schema)
        {
            JToken? bare = schema?.DeepClone();
            foreach (string words in (string[])["description", "title", "example", "examples", "externalDocs"])
            {
                (bare as JObject)?.Remove(words);
            }

            return bare;
        }
    }
}
