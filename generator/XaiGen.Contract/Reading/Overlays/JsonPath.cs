using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A query in JSONPath (RFC 9535).</summary>
internal sealed class JsonPath
{
    /// <summary>More nodes than any document has, and still visited quickly.</summary>
    private const int MostVisited = 3_000_000;

    private readonly PathQuery _query;

    private JsonPath(PathQuery query) => _query = query;

    /// <exception cref="JsonPathException">The text is not a valid query.</exception>
    public static JsonPath Parse(string text) => new(JsonPathParser.Parse(text));

    /// <summary>The selected nodes in document order; a node may be selected twice.</summary>
    /// <exception cref="JsonPathException">The query visits too many nodes.</exception>
    public IReadOnlyList<PathNode> Select(YamlNode root)
    {
        var evaluation = new PathEvaluation(root, MostVisited);
        return [.. _query.Select(new PathNode(root, null, ""), evaluation)];
    }
}
