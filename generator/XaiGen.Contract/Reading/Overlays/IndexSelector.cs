namespace XaiGen.Contract.Reading.Overlays;

internal sealed record IndexSelector(long Index) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.At(Index) is { } item ? [item] : [];
}
