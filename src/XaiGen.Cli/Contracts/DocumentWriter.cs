using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace XaiGen.Cli.Contracts;

/// <summary>Writes a document as text again: its data, in its order; comments and layout are not kept.</summary>
internal static class DocumentWriter
{
    public static string Json(ContractTree tree)
    {
        var json = new StringBuilder();
        WriteJson(json, tree.Fold(NodeFold.Instance)?.Value, indent: 0);
        return json.Append('\n').ToString();
    }

    /// <exception cref="BadInputException">A text contains half of a surrogate pair. JSON has an escape for it, YAML has none.</exception>
    public static string Yaml(ContractTree tree, string name)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter =
            new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        WriteYaml(emitter, tree.Fold(NodeFold.Instance)?.Value, JsonPointer.Root, Refuse);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();

        void Refuse(string pointer)
        {
            TextRange place = tree.Locate(pointer);
            throw new BadInputException(
                $"{place.File ?? name}({place.Line},{place.Column}): the text holds half of a character (a lone surrogate such as "
                + "\\ud83d), "
                + "for which YAML has no escape. Correct it, or write JSON: --output FILE.json.");
        }
    }

    private static void WriteJson(StringBuilder json, JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } mapping:
                json.Append('{');
                foreach ((string key, JsonNode? value) in mapping)
                {
                    NewLine(indent + 1);
                    WriteJson(json, key);
                    json.Append(": ");
                    WriteJson(json, value, indent + 1);
                    json.Append(',');
                }

                Close('}');
                break;
            case JsonArray { Count: > 0 } list:
                json.Append('[');
                foreach (JsonNode? item in list)
                {
                    NewLine(indent + 1);
                    WriteJson(json, item, indent + 1);
                    json.Append(',');
                }

                Close(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteJson(json, value.GetValue<string>());
                break;
            default:
                json.Append(node?.ToJsonString() ?? "null");
                break;
        }

        void NewLine(int depth) => json.Append('\n').Append(' ', 2 * depth);

        void Close(char bracket)
        {
            json.Length--;
            NewLine(indent);
            json.Append(bracket);
        }
    }

    /// <summary>
    /// Writes a JSON string. The framework's writers replace half of a surrogate pair, so it is written as an escape here.
    /// </summary>
    private static void WriteJson(StringBuilder json, string text)
    {
        json.Append('"');
        int written = 0;
        for (int at = LoneSurrogate.In(text, 0); at >= 0; at = LoneSurrogate.In(text, written))
        {
            json.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[written..at]))
                .Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            written = at + 1;
        }

        json.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[written..])).Append('"');
    }

    private static void WriteYaml(Emitter emitter, JsonNode? node, string pointer, Action<string> refuse)
    {
        switch (node)
        {
            case JsonObject mapping:
                emitter.Emit(new MappingStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, mapping.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach ((string key, JsonNode? value) in mapping)
                {
                    string entry = JsonPointer.Append(pointer, key);
                    WriteText(key, entry);
                    WriteYaml(emitter, value, entry, refuse);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                emitter.Emit(new SequenceStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                for (int i = 0; i < list.Count; i++)
                {
                    WriteYaml(emitter, list[i], JsonPointer.Append(pointer, $"{i}"), refuse);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteText(value.GetValue<string>(), pointer);
                break;
            default:
                emitter.Emit(new Scalar(
                    AnchorName.Empty, TagName.Empty, node?.ToJsonString() ?? "null", ScalarStyle.Plain, isPlainImplicit: true,
                    isQuotedImplicit: false));
                break;
        }

        void WriteText(string text, string at)
        {
            if (LoneSurrogate.In(text, 0) >= 0)
            {
                refuse(at);
            }

            WriteYaml(emitter, text);
        }
    }

    /// <summary>Omits quotes only for text that no YAML reader mistakes for another type.</summary>
    private static void WriteYaml(Emitter emitter, string text)
    {
        bool isWord = text.Length > 0
            && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ' or '/')
            && text[^1] != ' '
                && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
        bool isBlock = text.Contains('\n')
            && !text.Contains('\r') && !text.StartsWith(' ') && !text.StartsWith('\n') && text.All(c => c is '\n' || !char.IsControl(c));
        ScalarStyle style = isWord ? ScalarStyle.Plain : isBlock ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: isWord, isQuotedImplicit: !isWord));
    }

    /// <summary>The value of a node, wrapped because a fold must not return null.</summary>
    private sealed record Folded(JsonNode? Value);

    private sealed class NodeFold : IContractTreeFold<Folded>
    {
        public static NodeFold Instance { get; } = new();

        public Folded Mapping(IEnumerable<KeyValuePair<string, Folded>> entries)
            => new(new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value))));

        public Folded Sequence(IEnumerable<Folded> items) => new(new JsonArray([.. items.Select(item => item.Value)]));

        public Folded Null() => new((JsonNode?)null);

        public Folded Boolean(bool value) => new(JsonValue.Create(value));

        public Folded Number(string json) => new(JsonNode.Parse(json));

        public Folded Text(string value) => new(JsonValue.Create(value));
    }
}
