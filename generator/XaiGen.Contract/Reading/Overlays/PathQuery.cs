namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A query that starts at the root or, in a filter, at the current node.</summary>
internal sealed record PathQuery(bool FromRoot, IReadOnlyList<PathSegment> Segments)
{
    /// <summary>Whether it selects at most one node, as a comparison requires.</summary>
    public bool IsSingular => Segments.All(
        segment => !segment.IsDescendant && segment.Selectors.Count == 1 && segment.Selectors[0] is NameSelector or IndexSelector);

    public IEnumerable<PathNode> Select(PathNode current, PathEvaluation evaluation)
    {
        IEnumerable<PathNode> nodes = [FromRoot ? evaluation.Root : current];
        foreach (PathSegment segment in Segments)
        {
            nodes = nodes.SelectMany(node => segment.Select(node, evaluation));
        }

        return nodes;
    }
}
