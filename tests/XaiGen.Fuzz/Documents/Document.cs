using System.Globalization;
using System.Text;
using XaiGen.Contract;

namespace XaiGen.Fuzz.Documents;

/// <summary>Converts documents to trees and back.</summary>
internal static class Document
{
    /// <summary>Returns null if the text does not parse as a mapping.</summary>
    public static MappingNode? Parse(string text) => new ContractTree(text).Fold(new TreeFold()) as MappingNode;

    /// <summary>Writes JSON, which is also YAML.</summary>
    /// <param name="root">The document.</param>
    /// <param name="escapes">Whether non-ASCII characters are escaped. Lone surrogates and control characters always are.</param>
    public static string Write(Node root, bool escapes = true)
    {
        var text = new StringBuilder();
        Write(text, root, 0, escapes);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, Node node, int depth, bool escapes)
    {
        switch (node)
        {
            case ScalarNode scalar when scalar.IsText:
                Quote(text, scalar.Text, escapes);
                break;
            case ScalarNode scalar:
                text.Append(scalar.Text);
                break;
            case MappingNode mapping:
                Write(text, '{', '}', mapping.Count, depth, i =>
                {
                    Quote(text, mapping.Entries[i].Key, escapes);
                    text.Append(": ");
                    Write(text, mapping[i], depth + 1, escapes);
                });
                break;
            default:
                Write(text, '[', ']', node.Count, depth, i => Write(text, node[i], depth + 1, escapes));
                break;
        }
    }

    private static void Write(StringBuilder text, char open, char close, int count, int depth, Action<int> write)
    {
        text.Append(open);
        for (int i = 0; i < count; i++)
        {
            text.Append(i > 0 ? "," : "").Append('\n').Append(' ', 2 * (depth + 1));
            write(i);
        }

        if (count > 0)
        {
            text.Append('\n').Append(' ', 2 * depth);
        }

        text.Append(close);
    }

    private static void Quote(StringBuilder text, string value, bool escapes)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (char.IsControl(c) || (char.IsSurrogate(c) && !isPair) || (escapes && c > '~'))
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }
            else
            {
                text.Append(c);
            }

            if (isPair && !escapes)
            {
                text.Append(value[++i]);
            }
        }

        text.Append('"');
    }

    private sealed class TreeFold : IContractTreeFold<Node>
    {
        public Node Mapping(IEnumerable<KeyValuePair<string, Node>> entries)
            => new MappingNode { Entries = [.. entries.Select(entry => (entry.Key, entry.Value))] };

        public Node Sequence(IEnumerable<Node> items) => new ListNode { Items = [.. items] };

        public Node Null() => new ScalarNode("null", isText: false);

        public Node Boolean(bool value) => new ScalarNode(value ? "true" : "false", isText: false);

        public Node Number(string json) => new ScalarNode(json, isText: false);

        public Node Text(string value) => new ScalarNode(value);
    }
}
