namespace XaiGen.Traffic.Exchanges;

/// <summary>The headers and the body of a request or of a response.</summary>
/// <param name="Headers">In the order in which they were sent; a name may come more than once.</param>
/// <param name="Body">Null where there is none, or none was kept.</param>
public sealed record HttpMessage(IReadOnlyList<KeyValuePair<string, string>> Headers, MessageBody? Body)
{
    public static HttpMessage Empty { get; } = new([], null);

    /// <summary>The media type without its parameters, in lower case; null where none is said.</summary>
    public string? MediaType => Header("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The first header of that name.</summary>
    public string? Header(string name)
        => Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)
            .FirstOrDefault();

    /// <summary>The message with another body, and without the headers of these names.</summary>
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
