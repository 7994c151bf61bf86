#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text.Json;

/// <summary>The error code and message in an error response's body, in any of the common formats.</summary>
internal readonly record struct ApiErrorBody(string? Code, string? Message)
{
    public static ApiErrorBody Read(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return default;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An HTML page is less informative than the status.
            return new ApiErrorBody(null, body.TrimStart().StartsWith('<') ? null : body.Trim());
        }
    }

    private static ApiErrorBody Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => ReadArray(element),
        _ => new ApiErrorBody(null, Text(element)),
    };

    private static ApiErrorBody ReadArray(JsonElement array)
    {
        ApiErrorBody[] all = array.EnumerateArray().Select(Read).ToArray();
        string messages = string.Join("; ", all.Select(one => one.Message).Where(message => message is not null));
        return new ApiErrorBody(
            all.Select(one => one.Code).FirstOrDefault(code => code is not null), messages.Length > 0 ? messages : null);
    }

    private static ApiErrorBody ReadObject(JsonElement element)
    {
        string? code = Text(element, "code");

        // OAuth's format: here 'error' is the code.
        if (Text(element, "error_description") is { } description)
        {
            return new ApiErrorBody(code ?? Text(element, "error"), description);
        }

        foreach (string name in (string[])["error", "errors"])
        {
            if (element.TryGetProperty(name, out JsonElement error) && Read(error) is { } inner && inner != default)
            {
                string? type = error.ValueKind == JsonValueKind.Object ? Text(error, "type") : null;
                string? message = Text(element, "message");
                return new ApiErrorBody(
                    inner.Code ?? code ?? type,
                    name == "errors" && error.ValueKind == JsonValueKind.Object
                        ? Join((message ?? Text(element, "title"))?.TrimEnd('.', '!'), inner.Message)
                        : inner.Message ?? message);
            }
        }

        string? detail = element.TryGetProperty("detail", out JsonElement value) ? Read(value).Message : null;
        return new ApiErrorBody(
            code,
            Text(element, "message") ?? (Text(element, "msg") is { } words ? Join(Place(element), words) : null)
                ?? Join(Text(element, "title"), detail) ?? Fields(element));
    }

    private static string? Join(string? first, string? second)
        => first is null || second is null ? first ?? second : $"{first}: {second}";

    /// <summary>The place of an error as FastAPI writes it, such as <c>body.name</c>.</summary>
    private static string? Place(JsonElement element)
        => element.TryGetProperty("loc", out JsonElement place) && place.ValueKind == JsonValueKind.Array
            ? string.Join('.', place.EnumerateArray().Select(Text)) : null;

    /// <summary>The errors of each field, as ASP.NET Core, Laravel, and Django list them.</summary>
    private static string? Fields(JsonElement element)
    {
        string text = string.Join("; ", element.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array)
            .Select(field => (field.Name, ReadArray(field.Value).Message)).Where(field => field.Message is not null)
            .Select(field => Join(field.Name, field.Message)));
        return text.Length > 0 ? text : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
