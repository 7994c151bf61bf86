using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>A value of a sample.</summary>
/// <param name="CSharp">The C# expression.</param>
/// <param name="Json">The same value on the wire; the name of a file is raw.</param>
internal sealed record SampleValue(string CSharp, JsonNode Json)
{
    public static SampleValue OfFile(string csharp, string name) => new(csharp, new JsonRaw(name));

    /// <summary>Whether the value is the content of a file.</summary>
    public static bool IsFile(JsonNode json) => json is JsonRaw;
}
