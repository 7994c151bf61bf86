#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text.Json;

/// <summary>Objects as they stand in queries, paths, headers and forms: written as JSON first, then in the style asked for.</summary>
internal static class StyledText
{
    /// <summary>The value as a JSON text.</summary>
    internal static string Json(Action<Utf8JsonWriter> write) => ApiCall.JsonBytes(write).ToString();

    /// <summary>The style <c>simple</c>: <c>a,1,b,2</c>, or <c>a=1,b=2</c> exploded.</summary>
    internal static string Simple(Action<Utf8JsonWriter> write, bool explode)
    {
        using JsonDocument json = JsonDocument.Parse(ApiCall.JsonBytes(write).ToMemory());
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? string.Join(',', json.RootElement.EnumerateObject().Select(property => $"{property.Name}{(explode ? '=' : ',')}{Text(property.Value)}"))
            : Text(json.RootElement);
    }

    /// <summary>The styles of a query: <c>deepObject</c> gives <c>name[a]=1</c>, an exploded form <c>a=1</c>, any other <c>name=a,1</c>.</summary>
    internal static ApiRequest Query(ApiRequest request, string name, Action<Utf8JsonWriter>? write, string style, bool explode)
    {
        if (write is null)
        {
            return request;
        }

        using JsonDocument json = JsonDocument.Parse(ApiCall.JsonBytes(write).ToMemory());
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return request.Query(name, Items(json.RootElement), explode ? null : ',');
        }

        if (style != "deepObject" && !explode)
        {
            return request.Query(name, json.RootElement.EnumerateObject().SelectMany(property => new[] { property.Name, Text(property.Value) }), ',');
        }

        foreach (JsonProperty property in json.RootElement.EnumerateObject())
        {
            string field = style == "deepObject" ? $"{name}[{property.Name}]" : property.Name;
            request.Query(field, Items(property.Value));
        }

        return request;
    }

    private static IEnumerable<string> Items(JsonElement value)
        => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).ToArray() : [Text(value)];

    private static string Text(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
