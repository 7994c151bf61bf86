namespace XaiGen.Review.Wire;

/// <summary>
/// What it means that a part of a message comes, goes, or may be left out. What users send must not be asked for anew, and what they read
/// must not go.
/// </summary>
internal static class Presence
{
    public static WireVerdict OfAdded(Direction direction, bool isRequired)
        => direction == Direction.Request && isRequired ? WireVerdict.Breaking : WireVerdict.Compatible;

    public static WireVerdict OfRemoved(Direction direction, bool wasRequired)
        => direction == Direction.Response && wasRequired ? WireVerdict.Breaking : WireVerdict.Warning;

    public static WireVerdict OfRequired(Direction direction)
        => direction == Direction.Request ? WireVerdict.Breaking : WireVerdict.Compatible;

    public static WireVerdict OfOptional(Direction direction)
        => direction == Direction.Response ? WireVerdict.Breaking : WireVerdict.Compatible;
}
