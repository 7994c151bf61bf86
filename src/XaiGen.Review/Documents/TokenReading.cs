using System.Globalization;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Documents;

/// <summary>
/// Reads tokens of a document with arbitrary content: a value that is absent or has another type is returned as null or empty. Json.NET's
/// own indexers and casts throw instead, and are banned here.
/// </summary>
internal static class TokenReading
{
    /// <summary>A field of a mapping.</summary>
    public static JToken? Field(this JToken? node, string name) => (node as JObject)?.Property(name, StringComparison.Ordinal)?.Value;

    /// <summary>A field of a mapping, if it is a mapping itself.</summary>
    public static JObject? Mapping(this JToken? node, string name) => node.Field(name) as JObject;

    /// <summary>A text.</summary>
    public static string? Text(this JToken? node) => (node as JValue)?.Value as string;

    /// <summary>A field of a mapping, if it is a text.</summary>
    public static string? Text(this JToken? node, string name) => node.Field(name).Text();

    /// <summary>A scalar as written, so that a number or a boolean used instead of a text can still be named.</summary>
    public static string? Scalar(this JToken? node)
        => node is JValue { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A field of a mapping, as written.</summary>
    public static string? Scalar(this JToken? node, string name) => node.Field(name).Scalar();

    public static double? Number(this JToken? node)
        => node is JValue { Type: JTokenType.Integer or JTokenType.Float, Value: IConvertible number }
        ? number.ToDouble(CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether a field of a mapping is true.</summary>
    public static bool IsTrue(this JToken? node, string name) => node.Field(name) is JValue { Value: true };

    /// <summary>The items of a list.</summary>
    public static IReadOnlyList<JToken> Items(this JToken? node) => node is JArray list ? [.. list] : [];

    /// <summary>The items of a field that is a list.</summary>
    public static IReadOnlyList<JToken> Items(this JToken? node, string name) => node.Field(name).Items();

    /// <summary>The item of a list at an index; null if out of range.</summary>
    public static JToken? Item(this JToken? node, int index) => node is JArray list ? list.ElementAtOrDefault(index) : null;

    /// <summary>The fields of a mapping.</summary>
    public static Fields Entries(this JToken? node) => new(node as JObject);

    /// <summary>The fields of a field that is a mapping.</summary>
    public static Fields Entries(this JToken? node, string name) => node.Field(name).Entries();
}
