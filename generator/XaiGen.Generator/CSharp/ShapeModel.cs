using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The properties by which it is judged how well an object fits.</summary>
internal sealed record ShapeModel(EquatableArray<ShapeProperty> Properties)
{
    /// <summary>Whether there is nothing in an object that could speak for one of the two.</summary>
    internal bool IsAlike(ShapeModel other)
        => Properties.Count == other.Properties.Count
            && Properties.Zip(other.Properties, (left, right) => left.IsAlike(right)).All(isAlike => isAlike);
}
