namespace XaiGen.Traffic.Exchanges;

/// <summary>One kind of difference between responses and the contract, from the ledgers of generated clients.</summary>
/// <param name="Kind">The way, such as <c>unknown-property</c>.</param>
/// <param name="Pointer">The place in the contract.</param>
/// <param name="Name">The name of what differs.</param>
public sealed record LedgerEntry(string Kind, string Pointer, string Name)
{
    /// <summary>The name of what looks like data, so that its own is not told.</summary>
    public const string Hidden = "*";

    /// <summary>The ID of the first operation that it was seen in.</summary>
    public required string Operation { get; init; }

    /// <summary>The property that tells cases apart, or the media type.</summary>
    public string? Tag { get; init; }

    /// <summary>How often it was seen.</summary>
    public long Count { get; init; }

    /// <summary>How often the place was seen.</summary>
    public long Visits { get; init; }

    public DateTimeOffset First { get; init; }

    public DateTimeOffset Last { get; init; }

    /// <summary>How far a bound was passed; of numbers roughly.</summary>
    public decimal? Bound { get; init; }

    /// <summary>How often values of each type were seen, by their location inside the value: <c>/items/[]/id</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Shape { get; init; }
        = new Dictionary<string, IReadOnlyDictionary<string, long>>();

    /// <summary>The two together.</summary>
    internal LedgerEntry With(LedgerEntry other) => this with
    {
        Count = Count + other.Count,
        Visits = Visits + other.Visits,
        First = First < other.First ? First : other.First,
        Last = Last > other.Last ? Last : other.Last,
        Bound = Bound is null || other.Bound is null ? Bound ?? other.Bound
            : Kind is "below-minimum" or "too-short" ? Math.Min(Bound.Value, other.Bound.Value)
            : Math.Max(Bound.Value, other.Bound.Value),
        Shape = Shape.Concat(other.Shape)
            .GroupBy(place => place.Key, place => place.Value, StringComparer.Ordinal)
            .ToDictionary(
                place => place.Key,
                place => (IReadOnlyDictionary<string, long>)place.SelectMany(types => types)
                    .GroupBy(type => type.Key, type => type.Value, StringComparer.Ordinal)
                    .ToDictionary(type => type.Key, type => type.Sum(), StringComparer.Ordinal),
                StringComparer.Ordinal),
    };
}
