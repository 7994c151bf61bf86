using System.Globalization;
using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>
/// Reads nodes of a document with arbitrary content: a value that is absent or has another type is returned as null or empty.
/// </summary>
internal static class NodeReading
{
    /// <summary>A field of a mapping.</summary>
    public static JsonNode? Field(this JsonNode? node, string name) => (node as JsonMapping)?[name];

    /// <summary>A field of a mapping, if it is a mapping itself.</summary>
    public static JsonMapping? Mapping(this JsonNode? node, string name) => node.Field(name) as JsonMapping;

    /// <summary>A text.</summary>
    public static string? Text(this JsonNode? node) => (node as JsonScalar)?.Value as string;

    /// <summary>A field of a mapping, if it is a text.</summary>
    public static string? Text(this JsonNode? node, string name) => node.Field(name).Text();

    /// <summary>A scalar as written, so that a number or a boolean used instead of a text can still be named.</summary>
    public static string? Scalar(this JsonNode? node)
        => node is JsonScalar { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A field of a mapping, as written.</summary>
    public static string? Scalar(this JsonNode? node, string name) => node.Field(name).Scalar();

    public static double? Number(this JsonNode? node)
        => node is JsonScalar { Value: IConvertible and not (string or bool) and var number }
        ? ((IConvertible)number).ToDouble(CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether a field of a mapping is true.</summary>
    public static bool IsTrue(this JsonNode? node, string name) => node.Field(name) is JsonScalar { Value: true };

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<JsonNode> Items(this JsonNode? node) => node as JsonList ?? (IReadOnlyList<JsonNode>)[];

    /// <summary>The items of a field that is a list.</summary>
    public static IReadOnlyList<JsonNode> Items(this JsonNode? node, string name) => node.Field(name).Items();

    /// <summary>The item of a list at an index; null if out of range.</summary>
    public static JsonNode? Item(this JsonNode? node, int index) => node is JsonList list ? list.ElementAtOrDefault(index) : null;

    /// <summary>The fields of a mapping.</summary>
    public static JsonFields Entries(this JsonNode? node) => new(node as JsonMapping);

    /// <summary>The fields of a field that is a mapping.</summary>
    public static JsonFields Entries(this JsonNode? node, string name) => node.Field(name).Entries();
}
