using System.Globalization;
using XaiGen.Contract.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace XaiGen.Contract.Yaml;

/// <summary>Parses any YAML into a tree, from YamlDotNet's events.</summary>
internal sealed class YamlTreeReader
{
    /// <summary>Limits expansion: a few lines of aliases can stand for more nodes than fit in memory.</summary>
    public const long MaxAliasedNodes = 1_000_000;

    /// <summary>The key of a mapping whose entries are added to those around it.</summary>
    public const string MergeKey = "<<";

    private readonly string _text;
    private readonly int _offset;
    private readonly TreeContext _builder;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, YamlNode?> _anchors = [];
    private long _aliasedNodes;
    private int _reached;

    private readonly ShortenedText? _shortened;

    private YamlTreeReader(string text, TreeContext builder, ShortenedText? shortened)
    {
        _text = text;
        _shortened = shortened;
        _builder = builder;

        // YamlDotNet would read a byte order mark as part of the first key.
        _offset = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        _reached = _offset;
        var input = new StringReader(shortened?.Text ?? text);
        for (int i = 0; i < _offset; i++)
        {
            input.Read();
        }

        _parser = new Parser(input);
    }

    /// <summary>The root of the first document; null if there is none.</summary>
    /// <param name="text">The text as written; positions refer to it.</param>
    /// <param name="builder">The state of the tree that is built.</param>
    /// <param name="shortened">The text to parse instead; null to parse the text itself.</param>
    /// <exception cref="UnreadableTextException">The text is malformed.</exception>
    public static YamlNode? Read(string text, TreeContext builder, ShortenedText? shortened = null)
    {
        // YamlDotNet treats a zero character as the end of the text and would silently skip the rest.
        int zero = text.IndexOf('\0');
        if (zero >= 0)
        {
            throw Malformed("there is a NUL character here; remove it", zero, zero + 1);
        }

        return new YamlTreeReader(text, builder, shortened).ReadStream();
    }

    private static UnreadableTextException Malformed(string what, int start, int end)
        => new(ProblemRules.Syntax.Message(what), start, end);

    private UnreadableTextException Malformed(YamlException fault)
    {
        string what = fault.Message.TrimEnd('.', ' ');
        what = what.Length == 0 ? "it cannot be read from here on" : char.ToLowerInvariant(what[0]) + what.Substring(1);
        int start = Index(fault.Start);
        int end = Math.Max(Index(fault.End), start + 1);

        // The scanner reports a tab at the start of the mapping that contains it.
        if (what.Contains("tab") && FirstIndentingTab(Math.Max(start, _reached)) is { } tab)
        {
            (start, end) = (tab, tab + 1);
        }

        return Malformed(what, start, end);
    }

    private int? FirstIndentingTab(int from)
    {
        bool isIndentation = from == 0 || _text[from - 1] == '\n';
        for (int i = from; i < _text.Length; i++)
        {
            if (isIndentation && _text[i] == '\t')
            {
                return i;
            }

            isIndentation = _text[i] == '\n' || (isIndentation && _text[i] == ' ');
        }

        return null;
    }

    private YamlNode? ReadStream()
    {
        Advance();
        Advance();
        if (_parser.Current is not DocumentStart)
        {
            return null;
        }

        Advance();
        YamlNode root = ReadNode();
        Advance();
        if (_parser.Current is DocumentStart second)
        {
            int start = Index(second.Start);
            _builder.Report(
                ProblemRules.SeveralDocuments.Message(),
                start,
                Math.Max(Index(second.End), start + 1));
        }

        return root;
    }

    /// <summary>Reads the node that starts at the current event, and advances to the event after it.</summary>
    private YamlNode ReadNode()
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                Advance();
                return Named(scalar, ToScalar(scalar));
            case SequenceStart start:
                return ReadSequence(start);
            case MappingStart start:
                return ReadMapping(start);
            case AnchorAlias alias:
                Advance();
                return Resolve(alias);
            default:
                throw Malformed("a value is missing here", _reached, _reached + 1);
        }
    }

    private YamlNode ReadSequence(SequenceStart sequence)
    {
        int start = Open(sequence), first = _builder.Items.Count;
        int lastEnd = start;
        while (_parser.Current is not SequenceEnd)
        {
            _builder.EnterEntry((_builder.Items.Count - first).ToString(CultureInfo.InvariantCulture));
            YamlNode item = ReadNode();
            _builder.Items.Add(item);
            lastEnd = item.End;
            _builder.LeaveEntry();
        }

        int end = Close(sequence.Style == SequenceStyle.Flow, lastEnd);
        return Named(sequence, new YamlSequence(_builder.Items.Close(first), _builder.Span(start, end)));
    }

    private YamlNode ReadMapping(MappingStart mapping)
    {
        int start = Open(mapping), first = _builder.Entries.Count;
        List<(YamlScalar Key, YamlNode Value)>? merges = null;
        int lastEnd = start;
        while (_parser.Current is not MappingEnd)
        {
            bool isMerge = _parser.Current is Scalar { Value: MergeKey, Style: ScalarStyle.Plain };
            YamlNode key = ReadNode();
            _builder.EnterEntry((key as YamlScalar)?.Text ?? "");
            YamlNode value = ReadNode();
            lastEnd = Math.Max(key.End, value.End);
            if (key is not YamlScalar name)
            {
                _builder.Report(
                    ProblemRules.KeyKind.Message(key.Description),
                    key.Start,
                    key.End);
            }
            else if (isMerge)
            {
                merges ??= [];
                merges.Add((name, value));
            }
            else
            {
                _builder.Entries.Add(new YamlEntry(name, value));
            }

            _builder.LeaveEntry();
        }

        int end = Close(mapping.Style == MappingStyle.Flow, lastEnd);
        YamlMapping written = _builder.Mapping(_builder.Entries.Close(first), start, end);
        return Named(mapping, merges is null ? written : Merged(written, merges));
    }

    private int Open(NodeEvent collection)
    {
        int start = Index(collection.Start);
        _builder.Enter(start);
        if (!collection.Anchor.IsEmpty)
        {
            _anchors[collection.Anchor] = null;
        }

        Advance();
        return start;
    }

    /// <summary>
    /// Ends a collection. The end event of a block collection is at the next token, often lines below; that of a flow one, at its bracket.
    /// </summary>
    private int Close(bool isFlow, int lastEnd)
    {
        int end = isFlow ? Index(_parser.Current!.Start) + 1 : lastEnd;
        _builder.Leave();
        Advance();
        return end;
    }

    /// <summary>Adds the entries of <c>&lt;&lt;</c>: existing keys win, and among several sources the first.</summary>
    private YamlMapping Merged(YamlMapping written, List<(YamlScalar Key, YamlNode Value)> merges)
    {
        List<YamlEntry> entries = [.. written.Entries];
        HashSet<string> keys = new(entries.Select(entry => entry.Key.Text), StringComparer.Ordinal);
        foreach ((YamlScalar? key, YamlNode? value) in merges)
        {
            foreach (YamlNode source in value is YamlSequence list ? list.Items : [value])
            {
                if (source is YamlMapping mapping)
                {
                    CountAliased(mapping.Weight, key.Start, key.End);
                    entries.AddRange(mapping.Entries.Where(entry => keys.Add(entry.Key.Text)));
                }
                else
                {
                    _builder.Report(
                        ProblemRules.MergeKind.Message(source.Description),
                        key.Start,
                        key.End);
                }
            }
        }

        return new YamlMapping([.. entries], written.Span);
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        int start = Index(alias.Start), end = Index(alias.End);
        if (_anchors.TryGetValue(alias.Value, out YamlNode? target) && target is not null)
        {
            _builder.CheckDepth(target.Height, start);
            CountAliased(target.Weight, start, end);
            return target;
        }

        _builder.Report(
            _anchors.ContainsKey(alias.Value)
                ? ProblemRules.AliasInside.Message(alias.Value)
                : ProblemRules.Alias.Message(alias.Value, Wording.DidYouMean(alias.Value.Value, _anchors.Keys.Select(name => name.Value))),
            start,
            end);
        return new YamlScalar("", isPlain: true, _builder.Span(start, end));
    }

    private void CountAliased(long nodes, int start, int end)
    {
        _aliasedNodes += nodes;
        if (_aliasedNodes > MaxAliasedNodes)
        {
            throw new UnreadableTextException(
                ProblemRules.TooManyAliases.Message(MaxAliasedNodes),
                start,
                end);
        }
    }

    private YamlScalar ToScalar(Scalar scalar)
    {
        int start = Index(scalar.Start);
        int end = Index(scalar.End);
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        bool isText = !scalar.Tag.IsEmpty && (scalar.Tag.IsNonSpecific || scalar.Tag.Value == "tag:yaml.org,2002:str");
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain && !isText, _builder.Span(start, end));
    }

    private T Named<T>(NodeEvent node, T value)
        where T : YamlNode
    {
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value;
        }

        return value;
    }

    private void Advance()
    {
        try
        {
            if (_parser.MoveNext())
            {
                _reached = Math.Max(_reached, Index(_parser.Current!.End));
            }
        }
        catch (YamlException fault)
        {
            throw Malformed(fault);
        }
        catch (Exception)
        {
            // On some malformed texts YamlDotNet throws exceptions of its internal collections.
            throw Malformed("what follows is not valid YAML", _reached, _reached + 1);
        }
    }

    private int Index(Mark mark)
    {
        int index = (int)mark.Index + _offset;
        return Math.Min(_shortened?.Written(index) ?? index, _text.Length);
    }
}
