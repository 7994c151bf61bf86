namespace XaiGen.Contract;

/// <summary>The lines of a text as the compiler counts them, and so every editor that shows its messages.</summary>
public static class TextLines
{
    private static readonly char[] s_ends = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>The lines without their ends.</summary>
    public static string[] Split(string text)
    {
        int[] starts = Starts(text);
        string[] lines = new string[starts.Length];
        for (int i = 0; i < starts.Length; i++)
        {
            lines[i] = text.Substring(starts[i], End(text, starts[i]) - starts[i]);
        }

        return lines;
    }

    /// <summary>Where each line starts; the first at 0, even of an empty text.</summary>
    internal static int[] Starts(string text)
    {
        List<int> starts = [0];
        for (int end = text.IndexOfAny(s_ends); end >= 0; end = text.IndexOfAny(s_ends, end + 1))
        {
            bool isHalf = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n';
            if (!isHalf)
            {
                starts.Add(end + 1);
            }
        }

        return [.. starts];
    }

    /// <summary>Where the line ends that <paramref name="index"/> is in.</summary>
    internal static int End(string text, int index)
    {
        int end = text.IndexOfAny(s_ends, Math.Min(index, text.Length));
        return end < 0 ? text.Length : end;
    }
}
