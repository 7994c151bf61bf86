namespace XaiGen.Review.Wire;

/// <summary>
/// The verdict if a part of a message is added, removed, or becomes optional. A request must not require anything new, and a response must
/// not lose anything.
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
