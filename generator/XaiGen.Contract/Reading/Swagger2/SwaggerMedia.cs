using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>The media types that an operation takes and gives: its own, else the document's, else JSON.</summary>
internal static class SwaggerMedia
{
    private const string Json = "application/json";

    public static readonly string[] Forms = ["multipart/form-data", "application/x-www-form-urlencoded"];

    public static YamlScalar[] Produced(YamlMapping root, YamlMapping? operation)
        => Types(root, operation, "produces") is { Length: > 0 } types ? types : [Default(root)];

    /// <summary>For a body in one piece; forms have parameters of their own.</summary>
    public static YamlScalar[] Consumed(YamlMapping root, YamlMapping? operation)
        => [.. Types(root, operation, "consumes").Where(type => !Forms.Contains(type.Text)).DefaultIfEmpty(Default(root))];

    /// <summary>For a form.</summary>
    public static YamlScalar[] ConsumedForms(YamlMapping root, YamlMapping? operation)
        => [.. Types(root, operation, "consumes").Where(type => Forms.Contains(type.Text))];

    /// <summary>Whether the operation says nothing of its own, so that what the document shares is as it is for all.</summary>
    public static bool IsOfDocument(YamlMapping operation, string field) => operation.Find(field) is null;

    private static YamlScalar[] Types(YamlMapping root, YamlMapping? operation, string field)
    {
        YamlNode? own = operation?.Find(field)?.Value ?? root.Find(field)?.Value;
        IEnumerable<YamlScalar> types = own switch
        {
            YamlSequence list => list.Items.OfType<YamlScalar>(),
            YamlScalar { Kind: ScalarKind.String } single => [single],
            _ => [],
        };
        return [.. types.Where(type => type.Text.Length > 0).GroupBy(type => type.Text).Select(same => same.First())];
    }

    private static YamlScalar Default(YamlMapping root) => TreeEdit.Text(Json, root.Span);
}
