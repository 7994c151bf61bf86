using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A property that helps decide how well an object fits.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether every object has it.</param>
/// <param name="Kinds">The JSON kinds of its value; none if it may be any.</param>
/// <param name="Values">The only values that it may have; empty if it may have any.</param>
public sealed record ShapeProperty(string Name, bool IsRequired, JsonTypes Kinds, EquatableArray<string> Values)
{
    public bool IsAlike(ShapeProperty other)
        => Name == other.Name
            && IsRequired == other.IsRequired
            && (Kinds == JsonTypes.None || other.Kinds == JsonTypes.None || JsonKinds.Overlap(Kinds, other.Kinds))
            && (Values.IsEmpty || other.Values.IsEmpty || Values.Any(other.Values.Contains));
}
