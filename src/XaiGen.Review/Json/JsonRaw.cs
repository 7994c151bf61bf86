namespace XaiGen.Review.Json;

/// <summary>A text that is written without quotes, such as the name of a file instead of its content.</summary>
internal sealed class JsonRaw(string text) : JsonScalar(text)
{
    public override JsonNode DeepClone() => new JsonRaw(ToString());
}
