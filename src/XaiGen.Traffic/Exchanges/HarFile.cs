using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>A HAR file (HTTP Archive 1.2), as browsers, proxies and test tools write it.</summary>
internal static class HarFile
{
    public static bool Is(JsonElement root)
        => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("log", out JsonElement log)
            && log.TryGetProperty("entries", out _);

    /// <remarks>Entries without a response, such as those of cancelled requests, are ignored.</remarks>
    public static IEnumerable<Exchange> Read(JsonElement root)
        => root.GetProperty("log").GetProperty("entries").EnumerateArray().Select(Exchange).OfType<Exchange>();

    private static Exchange? Exchange(JsonElement entry)
    {
        if (!entry.TryGetProperty("request", out JsonElement request) || !entry.TryGetProperty("response", out JsonElement response)
            || response.Number("status") is not (> 0 and var status)
            || !Uri.TryCreate(request.Text("url"), UriKind.Absolute, out Uri? url)
                || !url.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            return null;
        }

        DateTimeOffset at = DateTimeOffset.TryParse(entry.Text("startedDateTime"), System.Globalization.CultureInfo.InvariantCulture,
            out DateTimeOffset started)
            ? started
            : DateTimeOffset.UnixEpoch;
        return new Exchange(at, request.Text("method") ?? "GET", url, Message(request, RequestBody(request)), (int)status,
            Message(response, ResponseBody(response)));
    }

    /// <remarks>HTTP/2 and HTTP/3 have pseudo-headers, such as <c>:path</c>; the text of a body is already decoded.</remarks>
    private static HttpMessage Message(JsonElement message, MessageBody? body)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach (JsonElement header in message.Items("headers"))
        {
            if (header.Text("name") is { Length: > 0 } name && name[0] != ':' && header.Text("value") is { } value)
            {
                headers.Add(KeyValuePair.Create(name, value));
            }
        }

        return new HttpMessage(headers, body).With(body, "Content-Encoding");
    }

    private static MessageBody? RequestBody(JsonElement request)
    {
        if (!request.TryGetProperty("postData", out JsonElement data))
        {
            return null;
        }

        return data.Text("text") is { Length: > 0 } text ? MessageBody.Of(text)
            : data.Items("params") is [_, ..] fields
                ? MessageBody.Of(string.Join('&', fields.Select(field => $"{Encoded(field.Text("name"))}={Encoded(field.Text("value"))}")))
            : null;
    }

    private static string Encoded(string? text) => Uri.EscapeDataString(text ?? "");

    private static MessageBody? ResponseBody(JsonElement response)
    {
        if (!response.TryGetProperty("content", out JsonElement content) || content.Text("text") is not { Length: > 0 } text)
        {
            return null;
        }

        if (content.Text("encoding") != "base64")
        {
            return MessageBody.Of(text);
        }

        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? MessageBody.Of(bytes.AsMemory(0, length)) : null;
    }
}
