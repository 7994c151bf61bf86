#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text.Json;

/// <summary>
/// Formats values for paths, queries, headers, cookies and forms in OpenAPI's styles, which are expansions of RFC 6570. A structured value
/// is first written as JSON. Null and empty values have no parts and are not sent.
/// </summary>
internal static class StyledText
{
    /// <summary>Returns the value as JSON text.</summary>
    internal static string Json(Action<Utf8JsonWriter> write) => global::System.Text.Encoding.UTF8.GetString(ApiCall.JsonBytes(write).Span);

    /// <summary>
    /// Returns a value in a path, percent-encoded: <c>simple</c> <c>a,b</c>, <c>label</c> <c>.a.b</c>, <c>matrix</c> <c>;name=a,b</c>.
    /// </summary>
    internal static string Path(string name, Action<Utf8JsonWriter> write, string style, bool explode)
    {
        List<(string? Name, string Text)> parts = Parts(write, Uri.EscapeDataString);
        string key = ";" + Uri.EscapeDataString(name);
        return style switch
        {
            _ when parts.Count == 0 => "",
            "label" => "." + Join(parts, explode ? '.' : ',', explode),
            "matrix" when explode => string.Concat(parts.Select(part => Pair(part.Name is null ? key : ";" + part.Name, part.Text))),
            "matrix" => Pair(key, Join(parts, ',', explode)),
            _ => Join(parts, ',', explode),
        };

        // A name without a value has no equals sign.
        static string Pair(string name, string text) => text.Length == 0 ? name : $"{name}={text}";
    }

    /// <summary>Returns a value in a header, which is not encoded.</summary>
    internal static string? Header(Action<Utf8JsonWriter>? write, bool explode)
        => Parts(write, static text => text) is { Count: > 0 } parts ? Join(parts, ',', explode) : null;

    /// <summary>Returns a text in a query, a cookie or a form; nothing if null.</summary>
    internal static KeyValuePair<string, string>[] Field(string name, string? value)
        => value is null ? [] : [new(Uri.EscapeDataString(name), Uri.EscapeDataString(value))];

    /// <summary>
    /// Returns a value in a query, a cookie or a form, percent-encoded, in the style <c>form</c>, <c>spaceDelimited</c>,
    /// <c>pipeDelimited</c>, <c>deepObject</c>, or <c>json</c>: a form whose objects are JSON texts.
    /// </summary>
    internal static KeyValuePair<string, string>[] Fields(
        string name, Action<Utf8JsonWriter>? write, string style, bool explode, bool allowReserved = false)
    {
        Func<string, string> encode = allowReserved ? EscapeUnreserved : Uri.EscapeDataString;
        string key = Uri.EscapeDataString(name);
        List<(string? Name, string Text)> parts = Parts(write, encode, style, name);
        if (explode || style == "deepObject")
        {
            return [.. parts.Select(part => new KeyValuePair<string, string>(part.Name ?? key, part.Text))];
        }

        string separator = style switch { "spaceDelimited" => "%20", "pipeDelimited" => "%7C", _ => "," };
        return parts.Count == 0 ? [] : [new(key, string.Join(separator, Flat(parts)))];
    }

    private static string Join(List<(string? Name, string Text)> parts, char separator, bool explode)
        => string.Join(separator, explode ? parts.Select(part => part.Name is null ? part.Text : $"{part.Name}={part.Text}") : Flat(parts));

    private static IEnumerable<string> Flat(List<(string? Name, string Text)> parts)
        => parts.SelectMany(part => part.Name is null ? new[] { part.Text } : [part.Name, part.Text]);

    /// <summary>Returns the properties of an object, the elements of a list, or the single value, all encoded.</summary>
    private static List<(string? Name, string Text)> Parts(
        Action<Utf8JsonWriter>? write, Func<string, string> encode, string style = "", string name = "")
    {
        var parts = new List<(string?, string)>();
        if (write is null)
        {
            return parts;
        }

        using JsonDocument json = JsonDocument.Parse(ApiCall.JsonBytes(write));
        JsonElement root = json.RootElement;
        if (style == "deepObject" && root.ValueKind == JsonValueKind.Object)
        {
            AddDeep(name, root);
        }
        else if (style != "json" && root.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in root.EnumerateObject())
            {
                AddEach(property.Name, property.Value);
            }
        }
        else
        {
            AddEach(null, root);
        }

        return parts;

        void AddDeep(string path, JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                AddEach(path, value);
                return;
            }

            foreach (JsonProperty property in value.EnumerateObject())
            {
                AddDeep($"{path}[{property.Name}]", property.Value);
            }
        }

        void AddEach(string? key, JsonElement value)
        {
            foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            {
                Add(key, item);
            }
        }

        void Add(string? key, JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                parts.Add((key is null ? null : encode(key), encode(text)));
            }
        }
    }

    /// <summary>
    /// Escapes a text except for RFC 3986's reserved characters and existing percent-encoding. Reserved characters that would end the value
    /// or the query are escaped.
    /// </summary>
    private static string EscapeUnreserved(string text)
    {
        const string Kept = ":/?@!$'()*,;=";
        var encoded = new global::System.Text.StringBuilder();
        for (int i = 0, start = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Kept.Contains(text[i]) && !IsTriplet(i))
            {
                continue;
            }

            encoded.Append(Uri.EscapeDataString(text[start..i]));
            if (i < text.Length)
            {
                encoded.Append(text[i]);
            }

            start = i + 1;
        }

        return encoded.ToString();

        bool IsTriplet(int i)
            => text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
    }
}
