namespace XaiGen.Contract.Text;

/// <summary>The text cannot be made a tree at all: the one problem it then has.</summary>
internal sealed class UnreadableTextException(ProblemRule rule, string message, int start, int end) : Exception(message)
{
    public ProblemRule Rule { get; } = rule;

    public int Start { get; } = start;

    public int End { get; } = end;
}

/// <summary>What the YAML and the JSON reader share: where in the tree they are, and what a mapping and its depth may be.</summary>
internal sealed class TreeBuilder(DocumentText text, List<Problem> problems, CancellationToken cancellation)
{
    /// <summary>Deeper than any document written by people, and far from the end of the stack.</summary>
    public const int MaxDepth = 200;

    private readonly Stack<string> _path = new();
    private int _depth;

    public void Enter(int start)
    {
        cancellation.ThrowIfCancellationRequested();
        _depth++;
        CheckDepth(0, start);
    }

    public void Leave() => _depth--;

    /// <exception cref="UnreadableTextException">A node of that height would stand too deep here.</exception>
    public void CheckDepth(int height, int start)
    {
        if (_depth + height > MaxDepth)
        {
            throw new UnreadableTextException(
                ProblemRules.TooDeep,
                $"Lists and mappings stand more than {MaxDepth} deep in one another here. Move the inner part to 'components' and refer to it with '$ref'.",
                start,
                start + 1);
        }
    }

    public void EnterEntry(string key) => _path.Push(key);

    public void LeaveEntry() => _path.Pop();

    public void Report(ProblemRule rule, string message, int start, int end)
        => problems.Add(new Problem(rule, message, JsonPointer.Of(_path.Reverse()), text.Range(start, end)));

    /// <summary>Keeps the first of the entries with the same key.</summary>
    public YamlMapping Mapping(List<YamlEntry> entries, int start, int end)
    {
        var seen = new Dictionary<string, YamlScalar>(entries.Count, StringComparer.Ordinal);
        List<YamlEntry> kept = new(entries.Count);
        foreach (YamlEntry entry in entries)
        {
            if (seen.TryGetValue(entry.Key.Text, out YamlScalar? first))
            {
                int line = text.Range(first.Start, first.Start).Line;
                Report(
                    ProblemRules.DuplicateKey,
                    $"The key '{entry.Key.Text.Abbreviated()}' is already in this mapping, at line {line}; that one counts. Remove or rename one of the two.",
                    entry.Key.Start,
                    entry.Key.End);
            }
            else
            {
                seen.Add(entry.Key.Text, entry.Key);
                kept.Add(entry);
            }
        }

        return new YamlMapping([.. kept], start, end);
    }
}
