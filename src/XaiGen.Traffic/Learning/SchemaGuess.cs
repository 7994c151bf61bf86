using System.Text.RegularExpressions;
using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Finds a schema for values: what the contract says of a property of the same name, or of one beside it with a similar name, a component
/// that describes the values, or what they have in common.
/// </summary>
internal sealed partial class SchemaGuess
{
    /// <summary>From this number of values on, what a schema allows and none of them is speaks against it.</summary>
    private const int ManyInResponses = 5;

    private static readonly string[] s_bounds =
        ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems"];

    private static readonly string[] s_words = ["description", "title", "example", "examples", "externalDocs"];

    private static readonly JsonKinds[] s_kinds =
        [JsonKinds.Null, JsonKinds.Boolean, JsonKinds.Number, JsonKinds.String, JsonKinds.Array, JsonKinds.Object];

    private readonly ContractDocument _document;
    private readonly int _enoughToDoubt;
    private readonly ValueObserver _observer;
    private readonly SchemaViews _views;

    public SchemaGuess(ContractDocument document, Direction direction)
    {
        _document = document;
        _enoughToDoubt = direction == Direction.Request ? Evidence.InRequests : ManyInResponses;
        _views = new SchemaViews(document);
        _observer = new ValueObserver(document, _views, new ObservationSet(), direction);
    }

    /// <param name="name">Of a property, its name.</param>
    /// <param name="owner">Of a property, the schema that it is missing from.</param>
    /// <param name="samples">Values that were seen.</param>
    /// <param name="shape">The shape that all of them share.</param>
    public JsonNode Of(string? name, JsonNode? owner, IReadOnlyList<JsonNode> samples, ValueShape shape)
        => Known(name, owner, samples) ?? Shaped(samples, shape);

    /// <summary>What the values have in common; of the parts within, what the contract says of them elsewhere.</summary>
    public JsonMapping Shaped(IReadOnlyList<JsonNode> samples, ValueShape shape)
    {
        JsonMapping schema = shape.ToSchema(_document.IsVersion30);
        Refine(schema, samples);
        return schema;
    }

    private void Refine(JsonMapping schema, IReadOnlyList<JsonNode> samples)
    {
        foreach (JsonField property in schema.Entries("properties"))
        {
            JsonNode[] values = [.. samples.Select(sample => sample.Field(property.Name)).OfType<JsonNode>()];
            if (values.Length > 0 && Known(property.Name, null, values) is { } known)
            {
                ((JsonMapping)property.Value.Parent!)[property.Name] = known;
            }
            else if (property.Value is JsonMapping inner)
            {
                Refine(inner, values);
            }
        }

        if (schema.Field("items") is JsonMapping items)
        {
            Refine(items, [.. samples.SelectMany(sample => sample.Items())]);
        }
    }

    /// <summary>What the contract says elsewhere of such values; null is added if only that is missing.</summary>
    private JsonNode? Known(string? name, JsonNode? owner, IReadOnlyList<JsonNode> samples)
    {
        if (Written(name, owner, samples) is { } written)
        {
            return samples.Count < _enoughToDoubt || samples.Any(sample => sample is JsonScalar { IsNull: true })
                ? written : NullForm.Without(written);
        }

        JsonNode[] others = [.. samples.Where(sample => sample is not JsonScalar { IsNull: true })];
        return others.Length < samples.Count && others.Length > 0 && Written(name, owner, others) is JsonMapping schema
            ? NullForm.With(schema, _document.IsVersion30) : null;
    }

    private JsonNode? Written(string? name, JsonNode? owner, IReadOnlyList<JsonNode> samples)
        => (name is null ? null : Namesake(name, owner, samples) ?? Relative(name, owner, samples))
            ?? Component(samples) ?? (name is null || owner is null ? null : Recursive(name, owner, samples));

    /// <summary>A reference to the owner of the property, or a list of it, if the values are like the owner with such a property.</summary>
    private JsonMapping? Recursive(string name, JsonNode owner, IReadOnlyList<JsonNode> samples)
    {
        JsonNode[] without = [.. samples.Select(sample => sample.DeepClone())];
        JsonNode[] inner = [.. without.SelectMany(value => value.Descendants()).Where(value => value.Name == name)];
        Array.ForEach(inner, property => property.Remove());
        return inner.Length == 0 ? null
            : Component(without, reference => ReferenceEquals(_document.Target(reference), owner));
    }

    /// <summary>Whether the schema allows the value and describes all of it.</summary>
    public bool Describes(JsonNode schema, JsonNode value) => _observer.Describes(schema, value);

    /// <summary>The component, as a reference, that describes all of the values, and little else.</summary>
    public JsonMapping? Component(IReadOnlyList<JsonNode> samples, Func<string, bool>? isCandidate = null)
    {
        if (samples.Count == 0)
        {
            return null;
        }

        JsonField[] candidates = [.. _document.Root.Mapping("components").Entries("schemas")
            .Where(schema => isCandidate?.Invoke(Reference(schema.Name)) ?? true)];
        if (samples.All(sample => sample is JsonList) && samples.SelectMany(sample => sample.Items()).ToArray() is { Length: > 0 } items)
        {
            return Best(candidates, samples, IsListOfKnown)
                ?? (items.All(item => item is JsonMapping) && Component(items) is { } of
                    ? new JsonMapping { ["type"] = "array", ["items"] = of } : null);
        }

        // A single value may be one of any enum.
        return samples.All(sample => sample is JsonMapping) && samples.Any(sample => sample is JsonMapping { Count: > 0 })
            ? Best(candidates, samples, view => view.Unions.Count > 0 ? AreOfSeveral(view, samples) : view.Properties.Count > 0)
            : samples.All(sample => sample.Text() is not null) && samples.Select(sample => sample.Text()).Distinct().Skip(1).Any()
                ? Best(candidates, samples, view => view.Enum is not null)
                : null;
    }

    /// <summary>Whether it says more of the items than their type.</summary>
    private bool IsListOfKnown(SchemaView view)
        => view.Kinds == JsonKinds.Array && view.Subschema("items") is { } items
            && _views.Of(items.Parts) is var item && (item.Properties.Count > 0 || item.Unions.Count > 0 || item.Enum is not null);

    /// <summary>Whether the values are of several members: if all are of one, the union says too much.</summary>
    private bool AreOfSeveral(SchemaView view, IReadOnlyList<JsonNode> samples)
        => view.Unions.TrueForAll(union => union.Members
            .Count(member => samples.Any(sample => _observer.Describes(member, sample))) > 1);

    private JsonMapping? Best(IEnumerable<JsonField> candidates, IReadOnlyList<JsonNode> samples, Func<SchemaView, bool> isOfKind)
        => candidates
            .Select(schema => (Reference: new JsonMapping { ["$ref"] = Reference(schema.Name) }, View: _views.Of(schema.Value)))
            .Where(schema => isOfKind(schema.View) && samples.All(sample => _observer.Describes(schema.Reference, sample)))
            .OrderBy(schema => Unused(schema.View, samples))
            .ThenByDescending(schema => schema.View.Required.Count)
            .Select(schema => schema.Reference)
            .FirstOrDefault();

    /// <summary>
    /// What the schema leaves open and the values do not use: types that none has, properties that it calls optional although all values
    /// have them or none has, and enum values that none is.
    /// </summary>
    private static int Unused(SchemaView view, IReadOnlyList<JsonNode> samples)
    {
        JsonKinds seen = samples.Aggregate(JsonKinds.None, (kinds, sample) => kinds | SchemaViews.KindOf(sample));
        int unused = s_kinds.Count(kind => view.Allows(kind) && (seen & kind) == 0);
        JsonMapping[] objects = [.. samples.OfType<JsonMapping>()];
        unused += objects.Length == 0 ? 0 : view.Properties.Keys.Count(name => !view.Required.ContainsKey(name)
            && objects.Count(value => value.ContainsKey(name)) is var count && (count == 0 || count == objects.Length));
        return unused + (view.Enum?.Value.Count(value => !samples.Any(sample => NodeEquality.AreEqual(sample, value))) ?? 0);
    }

    /// <summary>
    /// The description of a property of that name elsewhere, the nearest or most frequent one, if the values match it, or would without
    /// its bounds.
    /// </summary>
    private JsonNode? Namesake(string name, JsonNode? owner, IReadOnlyList<JsonNode> samples)
    {
        (JsonNode Written, JsonNode Plain)[] namesakes = [.. _document.Root.Descendants().OfType<JsonMapping>()
            .Where(schema => schema.Name == name && schema.Parent?.Name == "properties")
            .Select(schema => ((JsonNode)schema, Bare(schema)))];
        return (BestOf(namesakes)?.First() ?? BestOf(namesakes.Select(each => (each.Written, Unbounded(each.Plain))))?.Key)?.DeepClone();

        IGrouping<JsonNode, JsonNode>? BestOf(IEnumerable<(JsonNode Written, JsonNode Plain)> schemas)
            => schemas.Where(each => samples.All(sample => _observer.Describes(each.Plain, sample)) && SaysEnough(each.Plain, samples))
                .GroupBy(each => each.Plain, each => each.Written, JsonContent.Comparer)
                .OrderBy(same => samples.Count < _enoughToDoubt ? 0 : Unused(_views.Of(same.Key), samples))
                .ThenByDescending(same => same.Max(written => Nearness(written, owner)))
                .ThenByDescending(same => same.Count())
                .FirstOrDefault();
    }

    /// <summary>
    /// The description of the property beside it whose name shares the most words with its own, such as <c>updated_at</c> with
    /// <c>created_at</c>, if the values match it and use all that it leaves open.
    /// </summary>
    private JsonNode? Relative(string name, JsonNode? owner, IReadOnlyList<JsonNode> samples)
    {
        if (owner is null || samples.Count == 0)
        {
            return null;
        }

        string[] words = Words(name);
        return _views.Of(owner).Properties
            .Select(property => (property.Value, Shared: Words(property.Key).Intersect(words, StringComparer.OrdinalIgnoreCase).Count()))
            .Where(property => property.Shared > 0 && property.Value.Parts.Count == 1 && property.Value.At is JsonMapping)
            .OrderByDescending(property => property.Shared)
            .Select(property => property.Value.At)
            .FirstOrDefault(schema => _views.Of(schema) is { Unions.Count: 0, Properties.Count: 0 } view && view.Kinds != JsonKinds.All
                && Unused(view, samples) == 0 && samples.All(sample => _observer.Describes(schema, sample)))
            is { } found ? Bare(found) : null;
    }

    /// <summary>The words of a name in any style: <c>created_at</c>, <c>createdAt</c>.</summary>
    private static string[] Words(string name) => WordBounds().Split(name);

    [GeneratedRegex("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordBounds();

    /// <summary>Whether it is not only that anything goes.</summary>
    private bool SaysEnough(JsonNode schema, IReadOnlyList<JsonNode> samples)
        => _views.Of(schema).Kinds != JsonKinds.All || samples.Count == 0;

    /// <summary>How many properties the two owners share.</summary>
    private int Nearness(JsonNode schema, JsonNode? owner)
        => owner is null || schema.Parent is not JsonMapping around
            ? 0
            : _views.Of(owner).Properties.Keys.Count(name => around.Field(name) is not null);

    private static string Reference(string name) => JsonPointer.Append("#/components/schemas", name);

    private static JsonNode Unbounded(JsonNode schema) => Without(schema, s_bounds);

    /// <summary>The schema without what it says to people.</summary>
    private static JsonNode Bare(JsonNode schema) => Without(schema, s_words);

    private static JsonNode Without(JsonNode schema, string[] keywords)
    {
        JsonNode without = schema.DeepClone();
        foreach (string keyword in keywords)
        {
            (without as JsonMapping)?.Remove(keyword);
        }

        return without;
    }
}
