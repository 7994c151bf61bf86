using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Reads <c>type</c>: one name in 3.0, one or more in 3.1.</summary>
internal static class SchemaTypes
{
    private const string Null = "null";

    private static readonly string[] s_names = ["boolean", "integer", "number", "string", "array", "object", Null];

    public static (JsonTypes Types, bool HasNull) Read(NodeReader type)
    {
        JsonTypes types = JsonTypes.None;
        bool hasNull = false;
        if (!type.Exists)
        {
            return (types, hasNull);
        }

        foreach (NodeReader item in type.Node is YamlSequence ? type.Items() : [type])
        {
            if (IsNull(item))
            {
                item.MarkRead();
                hasNull = true;
            }
            else if (item.Text() is { } name && item.IsOneOf(s_names))
            {
                types |= OfName(name);
            }
        }

        return (types, hasNull);
    }

    /// <summary>Whether null is the only value that the schema allows.</summary>
    public static bool AllowsOnlyNull(NodeReader schema)
    {
        NodeReader type = schema["type"], values = schema["enum"], value = schema["const"];
        return IsNull(type)
            || (type.Node is YamlSequence { Items.Length: 1 } && IsNull(type.At("0")))
            || value.Node is YamlScalar { Kind: ScalarKind.Null }
            || IsNullableAlone(schema)
            || (values.Node is YamlSequence { Items.Length: > 0 } list
                && list.Items.All(item => item is YamlScalar { Kind: ScalarKind.Null }));
    }

    /// <summary>Whether this is a member as 3.0 documents write null, for which 3.0 has no type.</summary>
    private static bool IsNullableAlone(NodeReader schema)
        => schema["nullable"].Node is YamlScalar { Kind: ScalarKind.Boolean }
            && schema["nullable"].Flag() is true
            && schema.Node is YamlMapping { Entries: var entries }
            && entries.All(entry => KnownFields.SchemaAnnotations.Contains(entry.Key.Text));

    /// <summary>The 3.0 format for a string whose content 3.1 describes; null if there is none.</summary>
    public static string? FormatOfContent(NodeReader schema) => schema["contentEncoding"].Text() switch
    {
        "base64" => "byte",
        "base64url" => "base64url",
        null when schema["contentMediaType"].Text() == "application/octet-stream" => "binary",
        _ => null,
    };

    /// <remarks>The unquoted name, a common slip, is accepted too: it cannot mean anything else.</remarks>
    private static bool IsNull(NodeReader type) => type.Node is YamlScalar { Text: Null };

    private static JsonTypes OfName(string name) => name switch
    {
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        _ => JsonTypes.Object,
    };
}
