namespace XaiGen.Contract.Reading.Overlays;

/// <summary>One step of a query: to the children or to all descendants.</summary>
internal sealed record PathSegment(bool IsDescendant, IReadOnlyList<PathSelector> Selectors)
{
    public IEnumerable<PathNode> Select(PathNode node, PathEvaluation evaluation)
    {
        IEnumerable<PathNode> holders = IsDescendant ? SelfAndBelow(node, evaluation) : [node];
        return holders.SelectMany(holder => Selectors.SelectMany(selector => evaluation.Count(selector.Select(holder, evaluation))));
    }

    private static IEnumerable<PathNode> SelfAndBelow(PathNode node, PathEvaluation evaluation)
    {
        Stack<PathNode> open = new([node]);
        while (open.Count > 0)
        {
            PathNode next = open.Pop();
            yield return next;
            foreach (PathNode child in evaluation.Count(next.Children()).Reverse())
            {
                open.Push(child);
            }
        }
    }
}
