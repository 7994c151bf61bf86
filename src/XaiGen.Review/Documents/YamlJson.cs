using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace XaiGen.Review.Documents;

/// <summary>The text of a document, YAML or JSON, as JSON: scalars typed by YAML's core schema, aliases written out.</summary>
/// <remarks>The text must be well-formed; the contract reader has seen to that.</remarks>
internal sealed partial class YamlJson
{
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, JToken> _anchors = [];

    private YamlJson(TextReader text) => _parser = new Parser(text);

    public static JToken Parse(string text)
    {
        string content = text.TrimStart('\uFEFF');
        return IsJson(content) ? ParseJson(content) : new YamlJson(new StringReader(content)).Read();
    }

    /// <summary>A brace also opens a YAML flow mapping, but there a key in quotes comes first only in what is JSON anyway.</summary>
    private static bool IsJson(string content)
    {
        ReadOnlySpan<char> start = content.AsSpan().TrimStart();
        return start is ['{', ..] && start[1..].TrimStart() is ['"' or '}', ..];
    }

    private static JToken ParseJson(string content)
    {
        using var reader = new JsonTextReader(new StringReader(content)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        return JToken.Load(reader, new JsonLoadSettings { DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Ignore });
    }

    private JToken Read()
    {
        _parser.Consume<StreamStart>();
        _parser.Consume<DocumentStart>();
        return ReadNode();
    }

    private JToken ReadNode()
    {
        if (_parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return _anchors.TryGetValue(alias.Value, out JToken? target) ? target.DeepClone() : JValue.CreateNull();
        }

        if (_parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            return Named(scalar, new JValue(ValueOf(scalar)));
        }

        return _parser.TryConsume<SequenceStart>(out SequenceStart? sequence)
            ? Named(sequence, ReadSequence())
            : Named(_parser.Consume<MappingStart>(), ReadMapping());
    }

    private T Named<T>(NodeEvent node, T value)
        where T : JToken
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value;
        }

        return value;
    }

    private JArray ReadSequence()
    {
        JArray items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        return items;
    }

    private JObject ReadMapping()
    {
        JObject written = [];
        List<JToken> merged = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            bool isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            string key = _parser.Current is Scalar scalar ? scalar.Value : "";
            ReadNode();
            JToken value = ReadNode();
            if (isMerge)
            {
                merged.AddRange(value is JArray several ? several : [value]);
            }
            else
            {
                written.TryAdd(key, value);
            }
        }

        foreach (JProperty property in merged.OfType<JObject>().SelectMany(source => source.Properties()))
        {
            written.TryAdd(property.Name, property.Value);
        }

        return written;
    }

    private static object? ValueOf(Scalar scalar)
    {
        bool isText = !scalar.Tag.IsEmpty && (scalar.Tag.IsNonSpecific || scalar.Tag.Value == "tag:yaml.org,2002:str");
        if (scalar.Style != ScalarStyle.Plain || isText)
        {
            return scalar.Value;
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            var text when Whole().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
            var text when Number().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            var text => text,
        };
    }

    [GeneratedRegex(@"^[-+]?[0-9]+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
