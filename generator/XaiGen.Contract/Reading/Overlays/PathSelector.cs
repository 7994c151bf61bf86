namespace XaiGen.Contract.Reading.Overlays;

/// <summary>Selects children of a node.</summary>
internal abstract record PathSelector
{
    public abstract IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation);
}
