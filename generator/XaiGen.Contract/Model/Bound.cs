namespace XaiGen.Contract.Model;

/// <summary>A bound of a number.</summary>
/// <param name="Value">The bound.</param>
/// <param name="IsExclusive">Whether the bound itself is not allowed.</param>
public readonly record struct Bound(decimal Value, bool IsExclusive)
{
    internal static Bound? Inclusive(decimal? value) => value is { } number ? new Bound(number, IsExclusive: false) : null;
}
