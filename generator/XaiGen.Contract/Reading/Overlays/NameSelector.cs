namespace XaiGen.Contract.Reading.Overlays;

internal sealed record NameSelector(string Name) : PathSelector
{
    public override IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation) => node.Field(Name) is { } field ? [field] : [];
}
