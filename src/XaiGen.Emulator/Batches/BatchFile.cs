using System.Text;
using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Batches;

/// <summary>
/// Reads the requests of a stored file, one JSON object per line:
/// <c>{"custom_id": …, "method": "POST", "url": "/v1/images/generations", "body": {…}}</c>.
/// </summary>
internal sealed class BatchFile(FileStore store, BatchTasks tasks)
{
    /// <exception cref="ApiFault">The file no longer exists, or a line is invalid.</exception>
    public async Task<IReadOnlyList<(string Id, BatchTask Task)>> ReadAsync(Caller caller, string fileId)
    {
        StoredFile file = store.Get(caller.Team, fileId);
        await using Stream content = store.OpenContent(file);
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
        List<(string Id, BatchTask Task)> requests = [];
        HashSet<string> ids = [];
        try
        {
            for (int line = 1; await reader.ReadLineAsync() is { } text; line++)
            {
                if (!string.IsNullOrWhiteSpace(text))
                {
                    requests.Add(Read(caller, text, line, ids));
                }
            }
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(requests.Count + 1, "it is not UTF-8");
        }

        return requests is [] ? throw ApiFault.Invalid("The JSONL file has no requests.") : requests;
    }

    private (string Id, BatchTask Task) Read(Caller caller, string text, int line, HashSet<string> ids)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            JsonElement request = json.RootElement;
            string id = Text(request, "custom_id"), method = Text(request, "method");
            if (!ids.Add(id))
            {
                throw Wrong(line, $"'custom_id' is '{id}' as in an earlier line");
            }

            if (method != "POST")
            {
                throw Wrong(line, $"'method' must be 'POST'; it is '{method}'");
            }

            return request.TryGetProperty("body", out JsonElement body)
                ? (id, tasks.Of(caller, Text(request, "url"), body))
                : throw Wrong(line, "'body' is missing");
        }
        catch (Exception fault) when (fault is JsonException
            or InvalidOperationException or XaiValidationException or ApiFault { Code: not BatchRules.FileCode })
        {
            throw Wrong(line, fault.Message);
        }
    }

    private static string Text(JsonElement request, string name)
        => request.ValueKind == JsonValueKind.Object
            && request.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonException($"'{name}' must be a text");

    private static ApiFault Wrong(int line, string reason)
        => new(400, BatchRules.FileCode, $"The JSONL file could not be validated: line {line}: {reason}");
}
