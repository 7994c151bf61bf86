namespace XaiGen.Review.Witnesses;

/// <summary>The texts that match a pattern, as a nondeterministic automaton, so that patterns can be compared exactly.</summary>
internal sealed class PatternLanguage
{
    private const int MostStates = 3_000;

    private readonly List<List<(char First, char Last, int To)>> _edges = [];
    private readonly List<List<(int To, PatternNode.Anchor? If)>> _jumps = [];
    private readonly int _start;
    private readonly int _accepting;
    private bool _isTooLarge;

    private PatternLanguage(PatternNode node)
    {
        // A pattern matches anywhere in a text, unless it is anchored.
        (_start, _accepting) = (Add(), Add());
        _edges[_start].Add((char.MinValue, char.MaxValue, _start));
        _edges[_accepting].Add((char.MinValue, char.MaxValue, _accepting));
        _jumps[Build(node, _start)].Add((_accepting, null));
    }

    /// <summary>The ranges of characters that the pattern distinguishes.</summary>
    public IEnumerable<(char First, char Last)> Ranges => _edges.SelectMany(edges => edges.Select(edge => (edge.First, edge.Last)));

    /// <summary>The language of a pattern; null if an automaton cannot express it, or it is too large.</summary>
    public static PatternLanguage? Of(string pattern)
        => PatternParser.Parse(pattern) is { } node && new PatternLanguage(node) is { _isTooLarge: false } language ? language : null;

    /// <summary>The states before the first character.</summary>
    public int[] Begin() => Closure([_start], isStart: true, isEnd: false);

    /// <summary>The states after a further character.</summary>
    public int[] Next(int[] states, char letter)
        => Closure(
            states.SelectMany(state => _edges[state]).Where(edge => letter >= edge.First && letter <= edge.Last).Select(edge => edge.To),
            isStart: false, isEnd: false);

    /// <summary>Whether every text that goes on from here matches.</summary>
    public bool IsDecided(int[] states) => states is [var only] && only == _accepting;

    /// <summary>Whether a text that ends here matches.</summary>
    public bool Accepts(int[] states, bool isStart) => Closure(states, isStart, isEnd: true).Contains(_accepting);

    private int[] Closure(IEnumerable<int> from, bool isStart, bool isEnd)
    {
        HashSet<int> closure = [.. from];
        Stack<int> open = new(closure);
        while (open.TryPop(out int state))
        {
            foreach ((int to, PatternNode.Anchor? anchor) in _jumps[state])
            {
                if ((anchor is null || (anchor.IsStart ? isStart : isEnd)) && closure.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        // A pattern that has matched a part of the text matches the text; other states make no difference.
        return closure.Contains(_accepting) ? [_accepting] : [.. closure.Order()];
    }

    private int Add()
    {
        _isTooLarge |= _edges.Count >= MostStates;
        _edges.Add([]);
        _jumps.Add([]);
        return _edges.Count - 1;
    }

    /// <summary>Adds the states of a part, and returns the last.</summary>
    private int Build(PatternNode node, int from)
    {
        if (_isTooLarge)
        {
            return from;
        }

        int end;
        switch (node)
        {
            case PatternNode.Letter letter:
                end = Add();
                _edges[from].AddRange(letter.Ranges.Select(range => (range.First, range.Last, end)));
                return end;
            case PatternNode.Anchor anchor:
                end = Add();
                _jumps[from].Add((end, anchor));
                return end;
            case PatternNode.Sequence sequence:
                return sequence.Parts.Aggregate(from, (at, part) => Build(part, at));
            case PatternNode.Choice choice:
                end = Add();
                foreach (PatternNode alternative in choice.Alternatives)
                {
                    int first = Add();
                    _jumps[from].Add((first, null));
                    _jumps[Build(alternative, first)].Add((end, null));
                }

                return end;
            case PatternNode.Repetition repetition:
                return Repeat(repetition, from);
            default:
                return from;
        }
    }

    private int Repeat(PatternNode.Repetition repetition, int from)
    {
        int at = from;
        for (int count = 0; count < repetition.Least && !_isTooLarge; count++)
        {
            at = Build(repetition.Part, at);
        }

        int end = Add();
        _jumps[at].Add((end, null));
        if (repetition.Most is null)
        {
            int loop = Add();
            _jumps[at].Add((loop, null));
            int back = Build(repetition.Part, loop);
            _jumps[back].Add((loop, null));
            _jumps[back].Add((end, null));
        }

        for (int count = repetition.Least; count < repetition.Most && !_isTooLarge; count++)
        {
            at = Build(repetition.Part, at);
            _jumps[at].Add((end, null));
        }

        return end;
    }
}
