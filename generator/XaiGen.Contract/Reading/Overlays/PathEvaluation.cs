using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>One run of a query, which comes to an end however the query nests.</summary>
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
                throw new JsonPathException($"it looks at more than {mostVisited} nodes");
            }

            yield return node;
        }
    }
}
