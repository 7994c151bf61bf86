using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>A HAR file (HTTP Archive 1.2), as browsers, proxies and test tools write it.</summary>
internal static class HarFile
{
    public static bool Is(JsonElement root)
        => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("log", out JsonElement log)
            && log.ValueKind == JsonValueKind.Object && log.TryGetProperty("entries", out JsonElement entries)
            && entries.ValueKind == JsonValueKind.Array;

    /// <param name="root">The contents of the file.</param>
    /// <param name="file">Returns a file beside it by its name, in which Playwright keeps a body; null if there is none.</param>
    /// <remarks>Entries without a response, such as those of cancelled requests, are ignored.</remarks>
    public static IEnumerable<Exchange> Read(JsonElement root, Func<string, byte[]?> file)
        => root.GetProperty("log").GetProperty("entries").EnumerateArray().Select(entry => Exchange(entry, file)).OfType<Exchange>();

    private static Exchange? Exchange(JsonElement entry, Func<string, byte[]?> file)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty("request", out JsonElement request) || !entry.TryGetProperty("response", out JsonElement response)
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
        return new Exchange(at, request.Text("method") ?? "GET", url, Message(request, RequestBody(request, file)), (int)status,
            Message(response, ResponseBody(response, file)));
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

    private static MessageBody? RequestBody(JsonElement request, Func<string, byte[]?> file)
    {
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("postData", out JsonElement data))
        {
            return null;
        }

        return data.Text("text") is { Length: > 0 } text ? MessageBody.Of(text)
            : data.Items("params") is [_, ..] fields ? Form(Message(request, null), fields)
            : InFile(data, file);
    }

    /// <summary>The body of a form of which only the fields are there.</summary>
    private static MessageBody Form(HttpMessage message, IReadOnlyList<JsonElement> fields)
    {
        if (FormFields.BoundaryOf(message) is not { } boundary)
        {
            return MessageBody.Of(string.Join('&', fields
                .Select(field => $"{Encoded(field.Text("name"))}={Encoded(field.Text("value"))}")));
        }

        IEnumerable<string> parts = fields.Select(field => $"--{boundary}\r\nContent-Disposition: form-data; name=\"{field.Text("name")}\""
            + (field.Text("fileName") is { } name ? $"; filename=\"{name}\"" : "") + $"\r\n\r\n{field.Text("value")}\r\n");
        return MessageBody.Of(string.Concat(parts) + $"--{boundary}--\r\n");
    }

    private static string Encoded(string? text) => Uri.EscapeDataString(text ?? "");

    private static MessageBody? ResponseBody(JsonElement response, Func<string, byte[]?> file)
    {
        if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("content", out JsonElement content))
        {
            return null;
        }

        if (content.Text("text") is not { Length: > 0 } text)
        {
            return InFile(content, file);
        }

        if (content.Text("encoding") != "base64")
        {
            return MessageBody.Of(text);
        }

        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? MessageBody.Of(bytes.AsMemory(0, length)) : null;
    }

    /// <summary>A body that Playwright keeps in a file of its own.</summary>
    private static MessageBody? InFile(JsonElement body, Func<string, byte[]?> file)
        => body.Text("_file") is { } name && Path.GetFileName(name) == name && file(name) is { } bytes ? MessageBody.Of(bytes) : null;
}
