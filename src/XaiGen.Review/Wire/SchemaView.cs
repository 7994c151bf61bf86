using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Wire;

/// <summary>
/// The constraints of a schema in a normalised form: references are followed, <c>allOf</c> is merged, null is a kind, <c>const</c> is an
/// enum with one value, a union with one member is that member, exclusive bounds of 3.0 are written as in 3.1.
/// </summary>
internal sealed class SchemaView
{
    public required JsonNode At { get; init; }

    /// <summary>The schemas that all apply; <see cref="At"/> is the first.</summary>
    public required IReadOnlyList<JsonNode> Parts { get; init; }

    public JsonKinds Kinds { get; set; } = JsonKinds.All;

    /// <summary>The kinds that the schema itself allows, without its alternatives.</summary>
    public JsonKinds OwnKinds { get; set; } = JsonKinds.All;

    /// <summary>The kinds that its alternatives allow.</summary>
    public JsonKinds UnionKinds { get; set; } = JsonKinds.All;

    /// <summary>The node that states the kinds, if any.</summary>
    public JsonNode? KindsAt { get; set; }

    /// <summary>Whether <c>nullable</c> allows null beside alternatives.</summary>
    public bool IsNullable { get; set; }

    /// <summary>Whether null is allowed without regard to the alternatives, each of which is compared on its own.</summary>
    public bool AllowsNullItself
        => Unions.Count == 0 ? Allows(JsonKinds.Null) : IsNullable || (Allows(JsonKinds.Null) && Unions.TrueForAll(union => union.HasNull));

    /// <summary>The node that allows null, if any.</summary>
    public JsonNode? NullAt { get; set; }

    /// <summary>Whether some part is <c>false</c>, which no value satisfies.</summary>
    public bool IsNever { get; set; }

    public Written<string>? Format { get; set; }

    public Written<Limit>? Lower { get; set; }

    public Written<Limit>? Upper { get; set; }

    /// <summary><c>minLength</c>, <c>maxItems</c> and so on, by keyword; if repeated, the strictest.</summary>
    public Dictionary<string, Written<double>> Counts { get; } = new(StringComparer.Ordinal);

    public List<Written<double>> Multiples { get; } = [];

    public List<Written<string>> Patterns { get; } = [];

    public Written<bool>? UniqueItems { get; set; }

    /// <summary>The allowed values, without null; null if there is no enum.</summary>
    public Written<List<JsonNode>>? Enum { get; set; }

    public bool IsConst { get; set; }

    /// <summary><c>x-extensible-enum</c>: the values known so far; more may follow.</summary>
    public Written<List<JsonNode>>? Extensible { get; set; }

    public Dictionary<string, PropertyView> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonNode> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>Subschemas that apply at one place or under one condition, by keyword and key.</summary>
    public Dictionary<string, SchemaGroup> Subschemas { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Written<HashSet<string>>> DependentRequired { get; } = new(StringComparer.Ordinal);

    public List<JsonNode> PrefixItems { get; } = [];

    public List<UnionView> Unions { get; } = [];

    public Written<JsonMapping>? Discriminator { get; set; }

    public Written<JsonNode>? Default { get; set; }

    public JsonNode? Example { get; set; }

    public Written<string>? ContentEncoding { get; set; }

    public Written<string>? ContentMediaType { get; set; }

    public bool IsReadOnly { get; set; }

    public bool IsWriteOnly { get; set; }

    public bool IsDeprecated { get; set; }

    public JsonNode? Sunset { get; set; }

    public string? Stability { get; set; }

    public string? Title { get; set; }

    /// <summary>Whether every value is allowed.</summary>
    public bool IsAnything
        => Kinds == JsonKinds.All && !IsNever && Lower is null && Upper is null && UniqueItems is null && Enum is null
            && ContentEncoding is null && ContentMediaType is null && !ValueFormats.IsTelling(Format?.Value)
            && Counts.Count + Multiples.Count + Patterns.Count + Properties.Count + Required.Count + Subschemas.Count
                + DependentRequired.Count + PrefixItems.Count + Unions.Count == 0;

    public bool Allows(JsonKinds kind) => (Kinds & kind) != 0;

    public SchemaGroup? Subschema(string keyword) => Subschemas.GetValueOrDefault(keyword);

    /// <summary>Whether a value of the enum also satisfies the other constraints on numbers and texts.</summary>
    public bool AllowsScalar(JsonNode value)
    {
        if (value.Number() is { } number)
        {
            return (Lower is null || number > Lower.Value.Value || (number == Lower.Value.Value && !Lower.Value.IsExclusive))
                && (Upper is null || number < Upper.Value.Value || (number == Upper.Value.Value && !Upper.Value.IsExclusive));
        }

        if (value.Text() is not { } text)
        {
            return true;
        }

        var time = new PatternTime();
        return text.Length >= (Counts.GetValueOrDefault("minLength")?.Value ?? 0)
            && text.Length <= (Counts.GetValueOrDefault("maxLength")?.Value ?? double.MaxValue)
            && ValueFormats.Allows(Format?.Value, text)
            && Patterns.TrueForAll(pattern => new BoundedPattern(pattern.Value, "", time).Matches(text));
    }

    /// <summary>Requires properties of objects that have another one.</summary>
    public void AddDependent(string name, IEnumerable<string> needed, JsonNode at)
    {
        HashSet<string> names = new(needed, StringComparer.Ordinal);
        names.UnionWith(DependentRequired.GetValueOrDefault(name)?.Value ?? []);
        DependentRequired[name] = new Written<HashSet<string>>(names, at);
    }

    /// <summary>Removes the constraints that the values of the enum already satisfy.</summary>
    public void DropScalarLimits()
    {
        (Lower, Upper) = (null, null);
        Patterns.Clear();
        Counts.Remove("minLength");
        Counts.Remove("maxLength");
        Format = null;
    }

    /// <summary>Whether unknown properties are refused.</summary>
    public bool IsClosed => Subschema("additionalProperties") is { IsNever: true };
}
