using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The properties by which it is judged how well an object fits.</summary>
public sealed record MemberShape(EquatableArray<ShapeProperty> Properties)
{
    /// <summary>Whether there is nothing in an object that could speak for one of the two.</summary>
    public bool IsAlike(MemberShape other)
        => Properties.Count == other.Properties.Count
            && Properties.Zip(other.Properties, (left, right) => left.IsAlike(right)).All(isAlike => isAlike);
}
