using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Tests;

/// <summary>Exchanges that tests begin with.</summary>
internal static class Given
{
    public static Exchange Exchange(
        string url = "https://api.example/things",
        string method = "POST",
        int status = 200,
        (string Name, string Value)[]? requestHeaders = null,
        string? requestBody = null,
        (string Name, string Value)[]? responseHeaders = null,
        string? responseBody = null)
        => new(DateTimeOffset.UnixEpoch, method, new Uri(url), Message(requestHeaders, requestBody), status,
            Message(responseHeaders, responseBody));

    private static HttpMessage Message((string Name, string Value)[]? headers, string? body)
        => new([.. (headers ?? []).Select(header => KeyValuePair.Create(header.Name, header.Value))], body is null
            ? null : MessageBody.Of(body));
}
