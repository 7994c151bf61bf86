using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using XaiGen.Contract;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace XaiGen.Cli.Contracts;

/// <summary>Writes a document as text again: its data, in its order; comments and layout are not kept.</summary>
internal static class DocumentWriter
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 1024,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(ContractTree tree) => (tree.Fold(NodeFold.Instance)?.Value?.ToJsonString(s_json) ?? "null") + "\n";

    public static string Yaml(ContractTree tree)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter =
            new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(emitter, tree.Fold(NodeFold.Instance)?.Value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject mapping:
                emitter.Emit(new MappingStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, mapping.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach ((string key, JsonNode? value) in mapping)
                {
                    WriteText(emitter, key);
                    Write(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                emitter.Emit(new SequenceStart(
                    AnchorName.Empty, TagName.Empty, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (JsonNode? item in list)
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteText(emitter, value.GetValue<string>());
                break;
            default:
                emitter.Emit(new Scalar(
                    AnchorName.Empty, TagName.Empty, node?.ToJsonString() ?? "null", ScalarStyle.Plain, isPlainImplicit: true,
                    isQuotedImplicit: false));
                break;
        }
    }

    /// <summary>Omits quotes only for text that no YAML reader mistakes for another type.</summary>
    private static void WriteText(Emitter emitter, string text)
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
