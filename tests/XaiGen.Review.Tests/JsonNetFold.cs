using System.Globalization;
using Newtonsoft.Json.Linq;
using XaiGen.Contract;

namespace XaiGen.Review.Tests;

/// <summary>Converts a document to trees of Json.NET, which tests edit.</summary>
internal sealed class JsonNetFold : IContractTreeFold<JToken>
{
    private static readonly JsonNetFold s_instance = new();

    public static T Read<T>(string text)
        where T : JToken
        => (T)new ContractTree(text).Fold(s_instance)!;

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
