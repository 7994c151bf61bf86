using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The properties of an object, gathered from every place where the contract gives them.</summary>
/// <param name="Properties">Required ones first, then by name.</param>
/// <param name="Required">Every name that is required, sorted, whether or not it is among the properties.</param>
/// <param name="Groups">Properties of which exactly one is set.</param>
/// <param name="AdditionalProperties">The schema of the values of other properties, where the contract gives one.</param>
/// <param name="Types">The JSON types that the parts name.</param>
public sealed record ObjectShape(
    EquatableArray<ObjectProperty> Properties,
    EquatableArray<string> Required,
    EquatableArray<ObjectGroup> Groups,
    Schema? AdditionalProperties,
    JsonTypes Types)
{
    /// <summary>What the object costs as a request.</summary>
    public EquatableArray<CostTerm> Costs { get; init; }

    /// <summary>Whether one of those places says that there may be properties which it does not name.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The property of that name.</summary>
    public ObjectProperty? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);

    /// <summary>The same with the property that tells it from others, should it not have it.</summary>
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

    /// <summary>The same with the properties of what stands beside it.</summary>
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

    /// <summary>The one place that says what is required and in which order properties come.</summary>
    internal static EquatableArray<ObjectProperty> Ordered(IEnumerable<(string Name, Schema Schema)> properties, HashSet<string> required)
        => properties
        .Select(property => new ObjectProperty(property.Name, property.Schema, required.Contains(property.Name)))
        .OrderBy(property => property.IsRequired ? 0 : 1)
        .ThenBy(property => property.Name, StringComparer.Ordinal)
        .ToEquatableArray();
}
