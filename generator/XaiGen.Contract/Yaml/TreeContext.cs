using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>State shared by the YAML and the JSON reader: the current depth, and the limits for mappings and depth.</summary>
internal sealed class TreeContext(DocumentText text, List<Problem> problems, CancellationToken cancellation)
{
    /// <summary>Deeper than any hand-written document, and far from overflowing the stack.</summary>
    public const int MaxDepth = 200;

    private readonly Stack<string> _path = new();
    private int _depth;

    public OpenElements<YamlEntry> Entries { get; } = new();

    public OpenElements<YamlNode> Items { get; } = new();

    public void Enter(int start)
    {
        cancellation.ThrowIfCancellationRequested();
        _depth++;
        CheckDepth(0, start);
    }

    public void Leave() => _depth--;

    /// <exception cref="UnreadableTextException">A node of that height would be nested too deeply here.</exception>
    public void CheckDepth(int height, int start)
    {
        if (_depth + height > MaxDepth)
        {
            throw new UnreadableTextException(
                ProblemRules.TooDeep.Message(MaxDepth),
                start,
                start + 1);
        }
    }

    public SourceSpan Span(int start, int end) => new(text, start, end);

    public void EnterEntry(string key) => _path.Push(key);

    public void LeaveEntry() => _path.Pop();

    public void Report(ProblemMessage message, int start, int end)
        => problems.Add(new Problem(message, JsonPointer.Of(_path.Reverse()), text.Range(start, end)));

    /// <summary>Creates a mapping; the first of several entries with the same key wins.</summary>
    public YamlMapping Mapping(YamlEntry[] entries, int start, int end)
    {
        var written = new YamlMapping(entries, Span(start, end));
        List<YamlEntry>? kept = null;
        for (int i = 0; i < entries.Length; i++)
        {
            YamlScalar key = entries[i].Key;
            int first = written.IndexOf(key.Text);
            if (first == i)
            {
                kept?.Add(entries[i]);
                continue;
            }

            kept ??= [.. entries.Take(i)];
            int line = text.Range(entries[first].Key.Start, entries[first].Key.Start).Line;
            Report(
                ProblemRules.DuplicateKey.Message(key.Text.Abbreviated(), line),
                key.Start,
                key.End);
        }

        return kept is null ? written : new YamlMapping([.. kept], Span(start, end));
    }
}
