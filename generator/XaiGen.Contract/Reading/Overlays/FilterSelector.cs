namespace XaiGen.Contract.Reading.Overlays;

internal sealed record FilterSelector(PathTest Test) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation)
        => node.Children().Where(child => Test(child, evaluation));
}
