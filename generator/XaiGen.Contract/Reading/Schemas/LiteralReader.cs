using System.Text;
using XaiGen.Contract.Model;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Reads values in the document as JSON. The keys of objects are sorted because their order has no meaning.</summary>
internal static class LiteralReader
{
    public static JsonLiteral? Literal(this NodeReader node)
    {
        node.MarkValueRead();
        return node.Node is { } value ? ToLiteral(value) : null;
    }

    public static JsonLiteral ToLiteral(YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            var json = new StringBuilder();
            Write(node, json);
            return new JsonLiteral(JsonLiteralKind.Structure, json.ToString());
        }

        return scalar.Kind switch
        {
            ScalarKind.Null => new JsonLiteral(JsonLiteralKind.Null, "null"),
            ScalarKind.Boolean => new JsonLiteral(JsonLiteralKind.Boolean, scalar.Text.ToLowerInvariant()),
            ScalarKind.Integer or ScalarKind.Float => new JsonLiteral(JsonLiteralKind.Number, ScalarKinds.ToJsonNumber(scalar.Text)),
            _ => new JsonLiteral(JsonLiteralKind.String, scalar.Text),
        };
    }

    private static void Write(YamlNode node, StringBuilder json)
    {
        string separator = "";
        switch (node)
        {
            case YamlMapping mapping:
                json.Append('{');
                foreach (YamlEntry entry in mapping.Entries.OrderBy(entry => entry.Key.Text, StringComparer.Ordinal))
                {
                    json.Append(separator).Append(JsonText.Quote(entry.Key.Text)).Append(':');
                    Write(entry.Value, json);
                    separator = ",";
                }

                json.Append('}');
                break;
            case YamlSequence sequence:
                json.Append('[');
                foreach (YamlNode item in sequence.Items)
                {
                    json.Append(separator);
                    Write(item, json);
                    separator = ",";
                }

                json.Append(']');
                break;
            default:
                json.Append(ToLiteral(node).ToJson());
                break;
        }
    }
}
