using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A query of RFC 9535.</summary>
internal sealed class JsonPath
{
    /// <summary>More than any document has, and soon gone through.</summary>
    private const int MostVisited = 3_000_000;

    private readonly PathQuery _query;

    private JsonPath(PathQuery query) => _query = query;

    /// <exception cref="JsonPathException">It is none.</exception>
    public static JsonPath Parse(string text) => new(JsonPathParser.Parse(text));

    /// <summary>The nodes that it selects, in the order of the document; a node may be selected twice.</summary>
    /// <exception cref="JsonPathException">It looks at too much.</exception>
    public IReadOnlyList<PathNode> Select(YamlNode root)
    {
        var evaluation = new PathEvaluation(root, MostVisited);
        return [.. _query.Select(new PathNode(root, null, ""), evaluation)];
    }
}
