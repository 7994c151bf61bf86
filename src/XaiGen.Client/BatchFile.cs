using System.Text;
using System.Text.Json;

namespace XaiGen;

/// <summary>Checks the format of a JSONL batch file before it is uploaded; the service reports errors hours later, if at all.</summary>
internal static class BatchFile
{
    /// <exception cref="FormatException">A line is not a valid request, an ID is used twice, or the file has no requests.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}' to run as a batch.", path);
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(path, Encoding.UTF8, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            string id = IdOf(line, $"{Path.GetFileName(path)}({number})");
            if (!lines.TryAdd(id, number))
            {
                throw new FormatException(
                    $"{Path.GetFileName(path)}({number}): 'custom_id' is '{id}', which line {lines[id]} has already. Each request needs "
                    + "its own.");
            }
        }

        if (lines.Count == 0)
        {
            throw new FormatException($"{Path.GetFileName(path)} holds no requests. Each line is one.");
        }
    }

    private static string IdOf(string line, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement request = document.RootElement;
            if (request.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{place}: the line is JSON, but not an object.");
            }

            string id = Text(request, "custom_id", place);
            string method = Text(request, "method", place);
            string url = Text(request, "url", place);
            return method != "POST" ? throw new FormatException($"{place}: 'method' is '{method}'; it must be 'POST'.")
                : !url.StartsWith("/v1/", StringComparison.Ordinal)
                    ? throw new FormatException($"{place}: 'url' is '{url}'; it must be a path such as '/v1/images/generations'.")
                : !request.TryGetProperty("body", out JsonElement body) || body.ValueKind != JsonValueKind.Object
                    ? throw new FormatException($"{place}: 'body' must be an object.")
                : id;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{place}: the line is not JSON: {e.Message}", e);
        }
    }

    private static string Text(JsonElement request, string name, string place)
        => request.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"{place}: '{name}' is missing, empty or not a text.");
}
