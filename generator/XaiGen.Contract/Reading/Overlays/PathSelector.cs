using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>Selects children of a node.</summary>
internal abstract record PathSelector
{
    public abstract IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation);
}

internal sealed record NameSelector(string Name) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.Field(Name) is { } field ? [field] : [];
}

internal sealed record IndexSelector(long Index) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.At(Index) is { } item ? [item] : [];
}

internal sealed record WildcardSelector : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.Children();
}

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

internal sealed record FilterSelector(PathTest Test) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation)
        => node.Children().Where(child => Test(child, evaluation));
}

/// <summary>Whether a filter selects the node.</summary>
internal delegate bool PathTest(PathNode node, PathEvaluation evaluation);

/// <summary>A value to compare; null if it is absent.</summary>
internal delegate YamlNode? PathValue(PathNode node, PathEvaluation evaluation);
