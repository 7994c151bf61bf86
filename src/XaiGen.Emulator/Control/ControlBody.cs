using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Control;

/// <summary>The JSON object of a control request. Every field must be known and of the right type.</summary>
internal sealed class ControlBody
{
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _known = [];

    private ControlBody(JsonElement body)
    {
        foreach (JsonProperty field in body.EnumerateObject())
        {
            _fields[field.Name] = field.Value;
        }
    }

    public static async Task<ControlBody> ReadAsync(HttpContext context)
    {
        using var received = new MemoryStream();
        await context.Request.Body.CopyToAsync(received, context.RequestAborted);
        using JsonDocument body = JsonText.Parse(received.ToArray());
        return body.RootElement.ValueKind == JsonValueKind.Object
            ? new ControlBody(body.RootElement.Clone())
            : throw ApiFault.Invalid("The body must be a JSON object");
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    public bool IsNull(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Null;

    public string? Text(string name) => Read(name, "a text", value =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    public double? Number(string name) => Read(name, "a number", value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : (double?)null);

    public long? Integer(string name) => Read(name, "a whole number", value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : (long?)null);

    public int? SmallInteger(string name) => Read(name, "a whole number of at most 2147483647", value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : (int?)null);

    public bool? Flag(string name) => Read(name, "true or false", value => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => (bool?)null,
    });

    public TimeSpan? Seconds(string name) => Number(name) switch
    {
        null => null,
        { } seconds when Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds => TimeSpan.FromSeconds(seconds),
        _ => throw ApiFault.Invalid($"'{name}' is more seconds than there are"),
    };

    public DateTimeOffset? Time(string name) => Text(name) switch
    {
        null => null,
        { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            => time,
        { } text => throw ApiFault.Invalid($"'{name}' must be a time such as 2026-07-01T12:00:00Z; it is '{text}'"),
    };

    /// <summary>Refuses unknown fields; must be called after all fields were read.</summary>
    public void RefuseOthers()
    {
        if (_fields.Keys.FirstOrDefault(name => !_known.Contains(name)) is { } unknown)
        {
            throw ApiFault.Invalid($"'{unknown}' is not a field here; the fields are {string.Join(", ", _known.Order())}");
        }
    }

    private T? Read<T>(string name, string kind, Func<JsonElement, T?> read)
    {
        _known.Add(name);
        if (!_fields.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return read(value) ?? throw ApiFault.Invalid($"'{name}' must be {kind}; it is {value.GetRawText()}");
    }
}
