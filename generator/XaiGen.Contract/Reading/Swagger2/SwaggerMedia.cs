using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>The media types that an operation consumes and produces: its own, else the document's, else JSON.</summary>
internal static class SwaggerMedia
{
    private const string Json = "application/json";

    public static readonly string[] Forms = ["multipart/form-data", "application/x-www-form-urlencoded"];

    public static YamlScalar[] Produced(YamlMapping root, YamlMapping? operation)
        => Types(root, operation, "produces") is { Length: > 0 } types ? types : [Default(root)];

    /// <summary>The media types of a body that is not a form.</summary>
    public static YamlScalar[] Consumed(YamlMapping root, YamlMapping? operation)
        => [.. Types(root, operation, "consumes").Where(type => !Forms.Contains(type.Text)).DefaultIfEmpty(Default(root))];

    /// <summary>The media types of a form.</summary>
    public static YamlScalar[] ConsumedForms(YamlMapping root, YamlMapping? operation)
        => [.. Types(root, operation, "consumes").Where(type => Forms.Contains(type.Text))];

    /// <summary>Whether the operation does not override the field, so that the document's shared objects apply unchanged.</summary>
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
