using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Pages;

/// <summary>A value of a sample.</summary>
/// <param name="CSharp">The C# expression.</param>
/// <param name="Json">The same value on the wire; the name of a file is raw.</param>
internal sealed record SampleValue(string CSharp, JToken Json)
{
    public static SampleValue OfFile(string csharp, string name) => new(csharp, new JRaw(name));

    /// <summary>Reads JSON, in which times stay texts.</summary>
    public static JToken Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>Whether the value is the content of a file.</summary>
    public static bool IsFile(JToken json) => json is JRaw;
}
