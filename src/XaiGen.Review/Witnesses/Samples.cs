using System.Globalization;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Values that a schema probably allows. Callers must check a value before they show it.</summary>
internal sealed class Samples(SchemaViews views, Direction direction)
{
    private const int Deepest = 5;

    /// <summary>The limit on nodes: schemas that require one another in many places would otherwise produce an endless value.</summary>
    private const int MostNodes = 2_000;

    private const int MostValues = 240;

    /// <summary>Longer texts are not useful as examples.</summary>
    private const int MostCharacters = 1_000_001;

    /// <summary>Values of other kinds than text.</summary>
    public static IReadOnlyList<JsonNode> Kinds { get; } = [1, true, new JsonList(), new JsonMapping()];

    private int _nodes;

    /// <summary>The smallest value, or one with all properties.</summary>
    public JsonNode Of(SchemaView view, bool isFull = false, int depth = 0)
    {
        Count(depth);
        if (_nodes > MostNodes)
        {
            return new JsonScalar();
        }

        if (view.Enum is { Value: [var first, ..] })
        {
            return first.DeepClone();
        }

        if (view.Unions is [{ Members: [var member, ..] }, ..])
        {
            return Member(view, member, isFull, depth);
        }

        return view.Kinds switch
        {
            JsonKinds kinds when kinds.HasFlag(JsonKinds.Object)
                && (view.Properties.Count > 0 || view.Required.Count > 0 || kinds != JsonKinds.All)
                => Object(view, isFull, depth),
            JsonKinds kinds when kinds.HasFlag(JsonKinds.Array) && kinds != JsonKinds.All
                => Array(view, (int)Math.Min(view.Counts.GetValueOrDefault("minItems")?.Value ?? 0, 1_000), depth),
            JsonKinds kinds when kinds.HasFlag(JsonKinds.String) => Text(view),
            JsonKinds kinds when kinds.HasFlag(JsonKinds.Fraction) => Number(view, isWhole: false),
            JsonKinds kinds when kinds.HasFlag(JsonKinds.Integer) => Number(view, isWhole: true),
            JsonKinds kinds when kinds.HasFlag(JsonKinds.Boolean) => true,
            _ => new JsonScalar(),
        };
    }

    /// <summary>Many values, chosen so that common constraints distinguish them.</summary>
    public IEnumerable<JsonNode> All(SchemaView view) => All(view, 0).Take(MostValues);

    private IEnumerable<JsonNode> All(SchemaView view, int depth)
    {
        yield return Of(view);
        yield return Of(view, isFull: true);
        foreach (JsonNode listed in view.Enum?.Value ?? [])
        {
            yield return listed.DeepClone();
        }

        if (view.Enum is null)
        {
            foreach (JsonNode simple in Simple(view))
            {
                yield return simple;
            }
        }

        foreach (UnionView union in view.Unions)
        {
            foreach (JsonNode member in union.Members)
            {
                foreach (JsonNode value in depth < 2 ? All(views.Of(member), depth + 1).Take(40) : [Of(views.Of(member))])
                {
                    if (value is not JsonMapping fields)
                    {
                        yield return value;
                        continue;
                    }

                    Describe(fields, view, member, depth);
                    Complete(fields, view);
                    yield return fields;
                    if (MissingTag(fields, view, member) is var (property, tag))
                    {
                        var tagged = (JsonMapping)fields.DeepClone();
                        tagged[property] = tag;
                        yield return tagged;
                    }
                }
            }
        }

        if (view.Allows(JsonKinds.Object) && view.Properties.Count > 0)
        {
            foreach (JsonNode shape in Shapes(view))
            {
                yield return shape;
            }
        }
    }

    private IEnumerable<JsonNode> Simple(SchemaView view)
    {
        if (view.Allows(JsonKinds.Null))
        {
            yield return new JsonScalar();
        }

        if (view.Allows(JsonKinds.String))
        {
            yield return Text(view);
            yield return "any text";
        }

        if (view.Allows(JsonKinds.Number))
        {
            yield return Number(view, isWhole: true);
            yield return 1;
        }

        if (view.Allows(JsonKinds.Fraction))
        {
            yield return 0.5;
        }

        if (view.Allows(JsonKinds.Boolean))
        {
            yield return true;
            yield return false;
        }

        if (view.Allows(JsonKinds.Array))
        {
            yield return Array(view, 1);
            yield return new JsonList();
            if (view.Subschema("items") is { } items && views.Of(items.Parts) is { Enum.Value: var listed })
            {
                foreach (JsonNode item in listed)
                {
                    yield return new JsonList(item.DeepClone());
                }
            }
        }
    }

    /// <summary>
    /// The smallest and the largest object, those that differ from them by one property, and one for each enum value of each property.
    /// </summary>
    private IEnumerable<JsonNode> Shapes(SchemaView view)
    {
        JsonMapping least = Object(view, isFull: false), most = Object(view, isFull: true);
        foreach (JsonField property in most)
        {
            SchemaView described = views.Of(view.Properties.GetValueOrDefault(property.Name)?.Parts ?? [property.Value]);
            foreach (JsonMapping from in (JsonMapping[])[least, most])
            {
                if (from.Field(property.Name) is not null && !view.Required.ContainsKey(property.Name))
                {
                    var without = (JsonMapping)from.DeepClone();
                    without.Remove(property.Name);
                    yield return without;
                }

                foreach (JsonNode value in Alternatives(described, property.Value))
                {
                    var with = (JsonMapping)from.DeepClone();
                    with[property.Name] = value.DeepClone();
                    yield return with;
                }
            }
        }
    }

    private IEnumerable<JsonNode> Alternatives(SchemaView view, JsonNode sample)
        => (view.Enum?.Value ?? [])
            .Concat(view.Enum is null && view.Unions.Count == 0 ? Simple(view) : [])
            .Concat(view.Unions.SelectMany(union => union.Members).Select(member => Of(views.Of(member))))
            .Append(sample)
            .Take(12);

    /// <summary>The value as this alternative, combined with the schema's other constraints.</summary>
    public JsonNode Member(SchemaView view, JsonNode member, bool isFull = false, int depth = 0)
    {
        JsonNode value = depth < Deepest ? Of(views.Of(member), isFull, depth + 1) : new JsonMapping();
        if (value is not JsonMapping whole)
        {
            return value;
        }

        if (isFull && view.Properties.Count > 0)
        {
            JsonMapping all = Object(view, isFull, depth);
            all.Merge(whole);
            whole = all;
        }

        Describe(whole, view, member, depth);
        Complete(whole, view, depth);
        if (MissingTag(whole, view, member) is var (property, tag))
        {
            whole[property] = tag;
        }

        return whole;
    }

    /// <summary>Replaces the values of properties that an alternative only requires: the schema around it describes them.</summary>
    private void Describe(JsonMapping value, SchemaView view, JsonNode member, int depth)
    {
        foreach (string name in views.Of(member).Required.Keys.Except(views.Of(member).Properties.Keys))
        {
            if (view.Properties.TryGetValue(name, out PropertyView? property) && depth < Deepest)
            {
                value[name] = Of(views.Of(property.Parts), isFull: false, depth + 1);
            }
        }
    }

    /// <summary>Adds the required parts that the value does not have yet.</summary>
    public void Complete(JsonMapping value, SchemaView view, int depth = 0)
    {
        foreach (JsonField needed in Object(view, isFull: false, depth))
        {
            if (value.Field(needed.Name) is null)
            {
                value[needed.Name] = needed.Value;
            }
        }
    }

    /// <summary>The tag that names an alternative in its value; null if the value already has one, or if none is known.</summary>
    public (string Property, string Tag)? MissingTag(JsonMapping value, SchemaView view, JsonNode member)
        => view.Discriminator?.Value is { } discriminator && discriminator.Text("propertyName") is { } property
            && views.Document.Tags.Of(discriminator, member) is [var tag, ..] tags && !tags.Contains(value.Text(property))
            ? (property, tag)
            : null;

    /// <summary>The value with more properties, which other schemas refuse; null if none was found.</summary>
    public JsonMapping? Apart(JsonMapping value, SchemaView view, SchemaViews otherViews, IEnumerable<SchemaView> others)
    {
        var apart = (JsonMapping)value.DeepClone();
        foreach (SchemaView other in others.Where(other => !other.IsNever))
        {
            foreach ((string name, PropertyView property) in other.Properties)
            {
                if (apart.Field(name) is null && Outside(view, name, otherViews.Of(property.Parts)) is { } refused)
                {
                    apart[name] = refused;
                    break;
                }
            }
        }

        return apart.Count > value.Count ? apart : null;
    }

    /// <summary>A value that a schema allows for a property, and that the other schema of this property does not.</summary>
    private JsonNode? Outside(SchemaView view, string name, SchemaView other)
    {
        if (!view.Properties.TryGetValue(name, out PropertyView? property))
        {
            return view.IsClosed ? null : Kinds.Prepend("x").FirstOrDefault(value => IsRefused(other, value))?.DeepClone();
        }

        JsonNode sample = Of(views.Of(property.Parts));
        return IsRefused(other, sample) ? sample : null;

        static bool IsRefused(SchemaView view, JsonNode value)
            => !view.Allows(SchemaViews.KindOf(value))
                || (view.Enum is { } listed && !listed.Value.Exists(each => NodeEquality.AreEqual(each, value)));
    }

    /// <summary>
    /// Objects to add a property to: one for each of the first alternatives, or the smallest, the largest, and those with one property more
    /// than the smallest.
    /// </summary>
    public IEnumerable<JsonMapping> Bases(SchemaView view)
    {
        if (view.Unions is [{ Members: var members }, ..])
        {
            foreach (JsonNode member in members.Take(6))
            {
                if (Member(view, member) is JsonMapping whole)
                {
                    yield return whole;
                }
            }
        }
        else
        {
            yield return Object(view, isFull: false);
            yield return Object(view, isFull: true);
            foreach (string name in view.Properties.Keys.Except(view.Required.Keys))
            {
                yield return Object(view, [.. view.Required.Keys, name]);
            }
        }
    }

    public JsonMapping Object(SchemaView view, bool isFull, int depth = 0)
        => Object(view, view.Required.Keys.Union(isFull ? view.Properties.Keys : []), isFull, depth);

    private JsonMapping Object(SchemaView view, IEnumerable<string> names, bool isFull = false, int depth = 0)
    {
        Count(depth);
        JsonMapping value = [];
        foreach (string name in WithDependents(view, names))
        {
            if (!view.Properties.TryGetValue(name, out PropertyView? property))
            {
                value[name] = view.Subschema("additionalProperties") is { Parts: var parts } && !view.IsClosed && depth < Deepest
                    ? Of(views.Of(parts), false, depth + 1)
                    : "x";
            }
            else if (views.Of(property.Parts) is var schema
                && !(direction == Direction.Request ? schema.IsReadOnly : schema.IsWriteOnly) && depth < Deepest)
            {
                value[name] = Of(schema, isFull && depth < 1, depth + 1);
            }
        }

        for (int i = 0; value.Count < Math.Min(view.Counts.GetValueOrDefault("minProperties")?.Value ?? 0, 100) && !view.IsClosed; i++)
        {
            value[$"p{i}"] = view.Subschema("additionalProperties") is { Parts: var parts } && depth < Deepest
                ? Of(views.Of(parts), false, depth + 1)
                : "x";
        }

        return value;
    }

    /// <summary>The names, with those that they require. An optional one is left out if the object cannot have what it requires.</summary>
    private static IEnumerable<string> WithDependents(SchemaView view, IEnumerable<string> names)
    {
        if (view.DependentRequired.Count == 0)
        {
            return names;
        }

        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            HashSet<string> added = new(StringComparer.Ordinal);
            Add(name, added);
            if (view.Required.ContainsKey(name) || !view.IsClosed || added.IsSubsetOf(view.Properties.Keys))
            {
                all.UnionWith(added);
            }
        }

        return all;

        void Add(string name, HashSet<string> added)
        {
            if (added.Add(name) && view.DependentRequired.TryGetValue(name, out Written<HashSet<string>>? needed))
            {
                foreach (string each in needed.Value)
                {
                    Add(each, added);
                }
            }
        }
    }

    /// <summary>Counts the nodes of one value, which begins at depth 0.</summary>
    private void Count(int depth) => _nodes = depth == 0 ? 0 : _nodes + 1;

    public JsonList Array(SchemaView view, int count, int depth = 0)
    {
        Count(depth);
        if (view.Subschema("contains") is { } contained && depth < Deepest && view.PrefixItems.Count == 0)
        {
            int needed = (int)Math.Clamp(view.Counts.GetValueOrDefault("minContains")?.Value ?? 1, 0, 100);
            JsonNode listed = Of(views.Of(contained.Parts), isFull: false, depth + 1);
            return new JsonList(Enumerable.Repeat(listed, needed).Concat(Items(view, count - needed, depth)));
        }

        return new JsonList(Items(view, count, depth));
    }

    private IEnumerable<JsonNode> Items(SchemaView view, int count, int depth)
    {
        JsonNode item = view.Subschema("items") is { } items && depth < Deepest ? Of(views.Of(items.Parts), isFull: false, depth + 1) : "x";
        return Enumerable.Range(0, Math.Clamp(count, 0, 1000)).Select(index => index < view.PrefixItems.Count && depth < Deepest
            ? Of(views.Of(view.PrefixItems[index]), isFull: false, depth + 1)
            : view.UniqueItems is not null ? Distinct(item, index) : item.DeepClone());
    }

    private static JsonNode Distinct(JsonNode item, int index) => item switch
    {
        JsonScalar { Value: string text } => text + index.ToString(CultureInfo.InvariantCulture),
        _ when item.Number() is { } number => Of(number + index),
        _ => item.DeepClone(),
    };

    /// <summary>A text of the minimum length, or of the given length.</summary>
    public static JsonNode Text(SchemaView view, int? length = null)
    {
        int least = length ?? (int)Math.Min(view.Counts.GetValueOrDefault("minLength")?.Value ?? 0, MostCharacters);
        int most = length ?? (int)Math.Min(view.Counts.GetValueOrDefault("maxLength")?.Value ?? int.MaxValue, int.MaxValue);
        if (view.Patterns is [var pattern, ..])
        {
            if (view.Example.Text() is { } example && view.Patterns.TrueForAll(each => view.AllowsScalar(example)) && length is null)
            {
                return example;
            }

            return PatternSample.Of(pattern.Value, least, most) ?? "";
        }

        string text = view.Format?.Value switch
        {
            "date-time" => "2026-06-11T00:00:00Z",
            "date" => "2026-06-11",
            "time" => "12:00:00Z",
            "uri" or "url" => "https://example.com/",
            "email" => "a@example.com",
            "uuid" => "123e4567-e89b-12d3-a456-426614174000",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "hostname" => "example.com",
            _ => view.ContentMediaType?.Value.EndsWith("json", StringComparison.Ordinal) is true ? "{}" : "",
        };
        return text.Length >= least ? text : text.PadRight(Math.Min(least, MostCharacters), 'a');
    }

    public static JsonNode Number(SchemaView view, bool isWhole)
    {
        double value = (view.Lower, view.Upper) switch
        {
            ({ } lower, { } upper) when lower.Value.IsExclusive
                => isWhole ? lower.Value.Value + 1 : (lower.Value.Value + upper.Value.Value) / 2,
            ({ } lower, _) => lower.Value.IsExclusive ? lower.Value.Value + 1 : lower.Value.Value,
            (null, { } upper) => upper.Value.IsExclusive ? upper.Value.Value - 1 : Math.Min(upper.Value.Value, 1),
            _ => 1,
        };
        if (view.Multiples is [var multiple, ..])
        {
            value = Math.Ceiling(value / multiple.Value) * multiple.Value;
        }

        return Of(value);
    }

    public static JsonNode Of(double number)
        => !double.IsFinite(number)
            ? new JsonScalar(0L)
            : number == Math.Floor(number) && Math.Abs(number) < 1e15 ? new JsonScalar((long)number) : new JsonScalar(number);
}
