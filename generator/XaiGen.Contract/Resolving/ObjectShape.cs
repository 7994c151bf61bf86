using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The properties of an object, collected from every schema that describes it.</summary>
/// <param name="Properties">Required ones first, then by name.</param>
/// <param name="Required">Every required name, sorted, whether or not it is among the properties.</param>
/// <param name="Groups">Properties of which exactly one is set.</param>
/// <param name="AdditionalProperties">The schema of the values of other properties; null if the contract has none.</param>
/// <param name="Types">The JSON types that the parts name.</param>
public sealed record ObjectShape(
    EquatableArray<ObjectProperty> Properties,
    EquatableArray<string> Required,
    EquatableArray<ObjectGroup> Groups,
    Schema? AdditionalProperties,
    JsonTypes Types)
{
    /// <summary>The cost of the object as a request.</summary>
    public EquatableArray<CostTerm> Costs { get; init; }

    /// <summary>Whether one of those schemas states that there may be properties that it does not name.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Finds a property by name.</summary>
    public ObjectProperty? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    /// <summary>Returns the shape with the tag property, added if it is missing.</summary>
    internal ObjectShape With(UnionTag tag, string pointer)
    {
        if (Find(tag.Property) is not null)
        {
            return this;
        }

        Schema property = new()
        {
            Pointer = pointer,
            Types = tag.Value.Kind == JsonLiteralKind.Number ? JsonTypes.Integer : JsonTypes.String,
            Enum = new[] { tag.Value }.ToEquatableArray(),
        };
        return this with
        {
            Properties =
            Ordered(Properties.Select(other => (other.Name, other.Schema)).Append((tag.Property, property)), [.. Required])
        };
    }

    /// <summary>Returns the shape with a property, at its place, that objects may lack.</summary>
    internal ObjectShape WithOptional(string name) => this with
    {
        Properties = Properties.Select(property => property.Name == name ? property with { IsRequired = false } : property)
            .ToEquatableArray(),
    };

    /// <summary>Returns the shape with the properties that are beside it.</summary>
    public ObjectShape With(ObjectShape other)
    {
        HashSet<string> required = [.. Required, .. other.Required];
        return this with
        {
            Properties = Ordered(
                Properties.Concat(other.Properties.Where(property => Find(property.Name) is null))
                    .Select(property => (property.Name, property.Schema)),
                required),
            Required = required.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            AdditionalProperties = AdditionalProperties ?? other.AdditionalProperties,
            IsOpen = IsOpen || other.IsOpen,
        };
    }

    /// <summary>Decides, in one place, which properties are required and how properties are ordered.</summary>
    internal static EquatableArray<ObjectProperty> Ordered(IEnumerable<(string Name, Schema Schema)> properties, HashSet<string> required)
    {
        List<ObjectProperty> ordered = [];
        foreach ((string name, Schema schema) in properties)
        {
            ordered.Add(new ObjectProperty(name, schema, required.Contains(name)));
        }

        ordered.Sort((left, right) => left.IsRequired == right.IsRequired
            ? string.CompareOrdinal(left.Name, right.Name)
            : right.IsRequired.CompareTo(left.IsRequired));
        return ordered.ToEquatableArray();
    }
}
