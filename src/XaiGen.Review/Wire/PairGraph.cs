namespace XaiGen.Review.Wire;

/// <summary>
/// All pairs of schemas that are compared. Each pair is compared once, however many operations lead to it, so recursion ends and time stays
/// linear.
/// </summary>
internal sealed class PairGraph
{
    private readonly Dictionary<(SchemaView, SchemaView, Direction, bool), SchemaPair> _pairs = [];

    public IEnumerable<SchemaPair> Pairs => _pairs.Values;

    public SchemaPair Get(SchemaView old, SchemaView @new, Direction direction, bool isText)
    {
        (SchemaView old, SchemaView @new, Direction direction, bool isText) key = (old, @new, direction, isText);
        if (!_pairs.TryGetValue(key, out SchemaPair? pair))
        {
            pair = new SchemaPair(old, @new, direction, isText);
            _pairs.Add(key, pair);
        }

        return pair;
    }

    /// <summary>The pairs with differences, and those that contain them.</summary>
    public HashSet<SchemaPair> Changed()
    {
        HashSet<SchemaPair> changed = [];
        Stack<SchemaPair> open = new(Pairs.Where(pair => pair.Drafts.Count > 0));
        while (open.TryPop(out SchemaPair? pair))
        {
            if (changed.Add(pair))
            {
                foreach ((SchemaPair parent, _) in pair.Parents)
                {
                    open.Push(parent);
                }
            }
        }

        return changed;
    }

    /// <summary>The operations that a pair is part of, directly or indirectly.</summary>
    public static IReadOnlyList<string> OperationsOf(SchemaPair pair)
    {
        SortedSet<string> operations = new(StringComparer.Ordinal);
        foreach (SchemaPair ancestor in Closure(pair, at => at.Parents.Select(parent => parent.Pair)))
        {
            operations.UnionWith(ancestor.Operations);
        }

        return [.. operations];
    }

    public static IEnumerable<SchemaPair> Closure(SchemaPair start, Func<SchemaPair, IEnumerable<SchemaPair>> next)
    {
        HashSet<SchemaPair> seen = [start];
        Stack<SchemaPair> open = new([start]);
        while (open.TryPop(out SchemaPair? pair))
        {
            yield return pair;
            foreach (SchemaPair neighbour in next(pair))
            {
                if (seen.Add(neighbour))
                {
                    open.Push(neighbour);
                }
            }
        }
    }
}
