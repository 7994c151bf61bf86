using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>The emulator's journal, as <c>GET /_emulator/requests</c> returns it.</summary>
internal static class JournalFile
{
    private static readonly Uri s_emulator = new("http://localhost/");

    public static bool Is(JsonElement root)
        => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out JsonElement data)
            && data.ValueKind == JsonValueKind.Array && root.TryGetProperty("last", out _);

    public static IEnumerable<Exchange> Read(JsonElement root) => root.Items("data").Select(Exchange).OfType<Exchange>();

    private static Exchange? Exchange(JsonElement entry)
        => entry.Number("status") is { } status && entry.Text("path") is { } path && Uri.TryCreate(s_emulator, path, out Uri? url)
            ? new Exchange(
                entry.TryGetProperty("at", out JsonElement at)
                    && at.TryGetDateTimeOffset(out DateTimeOffset time) ? time : DateTimeOffset.UnixEpoch,
                entry.Text("method") ?? "GET",
                url,
                Message(entry, "request"),
                (int)status,
                Message(entry, "response"))
            : null;

    private static HttpMessage Message(JsonElement entry, string name)
    {
        List<KeyValuePair<string, string>> headers = entry.TryGetProperty(name + "_headers", out JsonElement written)
            && written.ValueKind == JsonValueKind.Object
            ? [.. written.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.ToString()))]
            : [];
        if (!entry.TryGetProperty(name, out JsonElement body) || body.ValueKind != JsonValueKind.Object)
        {
            return new HttpMessage(headers, null);
        }

        if (body.Text("content_type") is { } type
            && !headers.Exists(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(KeyValuePair.Create("Content-Type", type));
        }

        // If the body is not JSON, the journal contains a description instead of the body. Long texts in JSON are truncated.
        bool isJson = body.Text("content_type")?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? false;
        return new HttpMessage(headers, isJson && body.Text("text") is { } text ? MessageBody.Of(text) : null);
    }
}
