namespace XaiGen.Contract.Reading.Overlays;

internal sealed record WildcardSelector : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.Children();
}
