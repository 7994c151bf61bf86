namespace XaiGen.Testing;

/// <summary>Damages a text as slips of the hand do: letters, lines and scalars that go missing, come in or change places.</summary>
internal static class TextDamage
{
    private static readonly string[] s_scalars =
        [
            "", "null", "true", "-1", "1e999", "'", "\"", "[", "]", "{", "}", "*a", "&a b", "<<: *a", "|", ">-", "? ", ": ", "- ", "#",
            "!!int x", "---", "...", "\t", "$ref", "'#/paths'", "'#/components/schemas/Thing'", "99999999999999999999999999999999",
        ];

    public static string Once(string text, Random random)
    {
        if (text.Length == 0)
        {
            return "x";
        }

        int at = random.Next(text.Length);
        return random.Next(7) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, 1).Insert(at, ((char)random.Next(random.Next(2) == 0 ? 128 : 0x10000)).ToString()),
            2 => text[..at],
            3 => WithoutLine(text, at),
            4 => text.Insert(at, s_scalars[random.Next(s_scalars.Length)]),
            5 => SwappedLines(text, at, random.Next(text.Length)),
            _ => WithScalar(text, at, s_scalars[random.Next(s_scalars.Length)]),
        };
    }

    private static string WithoutLine(string text, int at)
    {
        (int start, int end) = Line(text, at);
        return text.Remove(start, end - start);
    }

    private static string SwappedLines(string text, int left, int right)
    {
        string[] lines = text.Split('\n');
        int first = text[..left].Count(letter => letter == '\n'), second = text[..right].Count(letter => letter == '\n');
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return string.Join('\n', lines);
    }

    /// <summary>Replaces the text after the next colon by the scalar.</summary>
    private static string WithScalar(string text, int at, string scalar)
    {
        int colon = text.IndexOf(": ", at, StringComparison.Ordinal);
        if (colon < 0)
        {
            return text;
        }

        int start = colon + 2, end = text.IndexOfAny(['\n', ',', '}'], start);
        return text.Remove(start, (end < 0 ? text.Length : end) - start).Insert(start, scalar);
    }

    private static (int Start, int End) Line(string text, int at)
    {
        int start = text.LastIndexOf('\n', at) + 1, end = text.IndexOf('\n', at);
        return start > at ? (at, at + 1) : (start, end < 0 ? text.Length : end + 1);
    }
}
