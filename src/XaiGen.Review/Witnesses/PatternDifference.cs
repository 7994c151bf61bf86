namespace XaiGen.Review.Witnesses;

/// <summary>The difference between two patterns: a shortest text that matches one and not the other.</summary>
/// <param name="IsDecided">Whether the patterns could be compared. If not, <see cref="Text"/> says nothing.</param>
/// <param name="Text">A text that matches only the first pattern; null if there is none of the given lengths.</param>
internal readonly record struct PatternDifference(bool IsDecided, string? Text)
{
    /// <summary>The most states that are visited, which takes a second.</summary>
    private const int MostVisited = 2_000_000;

    /// <summary>Looks for a text that matches the first pattern and not the second.</summary>
    /// <param name="pattern">The pattern to match; empty for any text.</param>
    /// <param name="other">The pattern not to match.</param>
    /// <param name="least">The least length of the text.</param>
    /// <param name="most">The greatest length.</param>
    public static PatternDifference Between(string pattern, string other, int least = 0, int most = int.MaxValue)
    {
        if (PatternLanguage.Of(pattern) is not { } inside || PatternLanguage.Of(other) is not { } outside)
        {
            return default;
        }

        char[] letters = Letters(inside, outside);
        int visited = 0;
        Dictionary<string, Step> passed = new(StringComparer.Ordinal);
        Queue<Step> open = new([new Step(inside.Begin(), outside.Begin(), 0, null, '\0')]);
        while (open.TryDequeue(out Step? step))
        {
            if (step.Length >= least && inside.Accepts(step.Inside, step.Length == 0) && !outside.Accepts(step.Outside, step.Length == 0))
            {
                return new PatternDifference(true, step.Text());
            }

            if (step.Length == most)
            {
                continue;
            }

            foreach (char letter in letters)
            {
                visited += step.Inside.Length + step.Outside.Length;
                if (visited > MostVisited)
                {
                    return default;
                }

                int[] next = inside.Next(step.Inside, letter);
                var further = new Step(next, outside.Next(step.Outside, letter), step.Length + 1, step, letter);
                string key = $"{Math.Min(further.Length, least)}|{string.Join(',', next)}|{string.Join(',', further.Outside)}";
                if (next.Length > 0 && !outside.IsDecided(further.Outside) && passed.TryAdd(key, further))
                {
                    open.Enqueue(further);
                }
            }
        }

        return new PatternDifference(true, null);
    }

    /// <summary>One character of each set that the patterns do not distinguish, the most readable first.</summary>
    private static char[] Letters(PatternLanguage one, PatternLanguage other)
    {
        int[] bounds = [.. one.Ranges.Concat(other.Ranges).SelectMany(range => (int[])[range.First, range.Last + 1])
            .Append(0).Append(char.MaxValue + 1).Distinct().Order()];
        return [.. bounds.Zip(bounds.Skip(1), (from, to) => Readable(from, to)).OrderBy(Rank)];

        static char Readable(int from, int to)
            => "a0A-_. ".Cast<char?>().FirstOrDefault(letter => letter >= from && letter < to)
                ?? (char)Enumerable.Range(from, Math.Min(to - from, 128)).MinBy(code => Rank((char)code));

        static int Rank(char letter) => char.IsAsciiLetterLower(letter) ? 0
            : char.IsAsciiLetterOrDigit(letter) ? 1
            : letter is > ' ' and < '\u007f' ? 2
            : letter == ' ' ? 3
            : char.IsControl(letter) || char.IsSurrogate(letter) ? 5
            : 4;
    }

    /// <summary>The states of both automata after a text.</summary>
    private sealed record Step(int[] Inside, int[] Outside, int Length, Step? Before, char Letter)
    {
        public string Text()
        {
            char[] letters = new char[Length];
            for (Step step = this; step.Before is { } before; step = before)
            {
                letters[step.Length - 1] = step.Letter;
            }

            return new string(letters);
        }
    }
}
