using System.Globalization;
using Newtonsoft.Json.Linq;
using XaiGen.Contract;

namespace XaiGen.Review.Documents;

/// <summary>Converts a document to JSON, with aliases expanded.</summary>
internal sealed class JsonFold : IContractTreeFold<JToken>
{
    public static readonly JsonFold Instance = new();

    public JToken Mapping(IEnumerable<KeyValuePair<string, JToken>> entries)
    {
        JObject mapping = [];
        foreach ((string? key, JToken? value) in entries)
        {
            mapping.Add(key, value);
        }

        return mapping;
    }

    public JToken Sequence(IEnumerable<JToken> items)
    {
        JArray list = [];
        foreach (JToken item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public JToken Null() => JValue.CreateNull();

    public JToken Boolean(bool value) => new JValue(value);

    /// <remarks>A number outside the range of double becomes the largest double: JSON has no infinity.</remarks>
    public JToken Number(string json)
        => long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            ? new JValue(whole)
            : new JValue(
                Math.Clamp(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture), double.MinValue, double.MaxValue));

    public JToken Text(string value) => new JValue(value);
}
