using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>One evaluation of a query. A limit on visited nodes ends it, however deeply the query is nested.</summary>
internal sealed class PathEvaluation(YamlNode root, int mostVisited)
{
    private int _visited;

    public PathNode Root { get; } = new(root, null, "");

    public IEnumerable<PathNode> Count(IEnumerable<PathNode> nodes)
    {
        foreach (PathNode node in nodes)
        {
            if (++_visited > mostVisited)
            {
                throw new JsonPathException($"it visits more than {mostVisited} nodes");
            }

            yield return node;
        }
    }
}
