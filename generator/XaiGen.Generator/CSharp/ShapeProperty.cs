using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;

namespace XaiGen.Generator.CSharp;

/// <param name="Kinds">The JSON kinds of its value; none where any will do.</param>
/// <param name="Values">The only values that it may have; empty where any will do.</param>
internal sealed record ShapeProperty(string Name, bool IsRequired, JsonTypes Kinds, EquatableArray<string> Values)
{
    internal bool IsAlike(ShapeProperty other)
        => Name == other.Name
            && IsRequired == other.IsRequired
            && (Kinds == JsonTypes.None || other.Kinds == JsonTypes.None || JsonKinds.Overlap(Kinds, other.Kinds))
            && (Values.IsEmpty || other.Values.IsEmpty || Values.Any(other.Values.Contains));
}
