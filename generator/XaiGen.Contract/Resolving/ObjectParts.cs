using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Collects an object from the schemas that describe it together.</summary>
internal sealed class ObjectParts
{
    private readonly HashSet<string> _required = [];
    private readonly List<ObjectGroup> _groups = [];
    private readonly List<CostTerm> _costs = [];
    private Schema? _additionalProperties;
    private JsonTypes _types;
    private bool _isOpen;

    /// <summary>If several parts describe a property, the last one wins.</summary>
    public Dictionary<string, Schema> Properties { get; } = new(StringComparer.Ordinal);

    public void Add(Schema part)
    {
        foreach (SchemaProperty property in part.Properties)
        {
            Properties[property.Name] = property.Schema;
        }

        foreach (string name in part.Required)
        {
            _required.Add(name);
        }

        foreach (ExactlyOne group in part.ExactlyOne)
        {
            _groups.Add(new ObjectGroup(group, part.Pointer));
        }

        foreach (CostTerm cost in part.Cost)
        {
            _costs.Add(cost);
        }

        _additionalProperties ??= part.AdditionalProperties;
        _types |= part.Types;
        _isOpen |= part.IsOpen;
    }

    public ObjectShape ToShape() => new(
        ObjectShape.Ordered(Properties.Select(property => (property.Key, property.Value)), _required),
        _required.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
        _groups.ToEquatableArray(),
        _additionalProperties,
        _types)
    {
        Costs = _costs.ToEquatableArray(),
        IsOpen = _isOpen,
    };
}
