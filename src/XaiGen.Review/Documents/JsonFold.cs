using System.Globalization;
using XaiGen.Contract;
using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>Converts a document to JSON, with aliases expanded.</summary>
internal sealed class JsonFold : IContractTreeFold<JsonNode>
{
    public static readonly JsonFold Instance = new();

    public JsonNode Mapping(IEnumerable<KeyValuePair<string, JsonNode>> entries) => JsonMapping.OfDistinct(entries);

    public JsonNode Sequence(IEnumerable<JsonNode> items) => new JsonList(items);

    public JsonNode Null() => new JsonScalar();

    public JsonNode Boolean(bool value) => new JsonScalar(value);

    /// <remarks>A number outside the range of double becomes the largest double: JSON has no infinity.</remarks>
    public JsonNode Number(string json)
        => long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            ? new JsonScalar(whole)
            : new JsonScalar(
                Math.Clamp(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture), double.MinValue, double.MaxValue));

    public JsonNode Text(string value) => new JsonScalar(value);
}
