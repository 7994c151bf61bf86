namespace XaiGen.Traffic.Exchanges;

/// <summary>The headers and the body of a request or of a response.</summary>
/// <param name="Headers">The headers in the order in which they were sent; names may be repeated.</param>
/// <param name="Body">The body; null if there is none, or none was recorded.</param>
public sealed record HttpMessage(IReadOnlyList<KeyValuePair<string, string>> Headers, MessageBody? Body)
{
    public static HttpMessage Empty { get; } = new([], null);

    /// <summary>The media type without parameters, in lower case; null if none is stated.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The first header with the name.</summary>
    public string? Header(string name)
        => Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)
            .FirstOrDefault();

    /// <summary>Returns the message with another body, and without the given headers.</summary>
    public HttpMessage With(MessageBody? body, params ReadOnlySpan<string> dropped)
    {
        List<KeyValuePair<string, string>> kept = [.. Headers];
        foreach (string name in dropped)
        {
            kept.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        return new HttpMessage(kept, body);
    }
}
