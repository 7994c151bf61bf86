using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The properties that decide how well an object fits.</summary>
public sealed record MemberShape(EquatableArray<ShapeProperty> Properties)
{
    /// <summary>Whether no object can fit one of the two better than the other.</summary>
    public bool IsAlike(MemberShape other)
        => Properties.Count == other.Properties.Count
            && Properties.Zip(other.Properties, (left, right) => left.IsAlike(right)).All(isAlike => isAlike);
}
