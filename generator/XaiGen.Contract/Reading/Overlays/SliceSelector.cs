using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

internal sealed record SliceSelector(long? Start, long? End, long Step) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation)
    {
        if (node.Node is not YamlSequence { Items.Length: var length } || Step == 0)
        {
            yield break;
        }

        long start = Bound(Start ?? (Step > 0 ? 0 : length - 1), length), end = Bound(End ?? (Step > 0 ? length : -length - 1), length);
        (long low, long high) = Step > 0
            ? (Math.Min(Math.Max(start, 0), length), Math.Min(Math.Max(end, 0), length))
            : (Math.Min(Math.Max(end, -1), length - 1), Math.Min(Math.Max(start, -1), length - 1));
        for (long i = Step > 0 ? low : high; Step > 0 ? i < high : i > low; i += Step)
        {
            yield return node.At(i)!;
        }
    }

    private static long Bound(long index, long length) => index >= 0 ? index : length + index;
}
