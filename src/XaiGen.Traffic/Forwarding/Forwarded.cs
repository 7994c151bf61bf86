namespace XaiGen.Traffic.Forwarding;

/// <summary>A request that was passed on, and its response, without their bodies and the headers of a single connection.</summary>
internal sealed record Forwarded(
    string Method,
    Uri Url,
    IReadOnlyList<KeyValuePair<string, string>> RequestHeaders,
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders);
