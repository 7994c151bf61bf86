namespace XaiGen.Contract;

/// <summary>Splits a text into lines as the compiler counts them, and so as editors show them.</summary>
public static class TextLines
{
    private static readonly char[] s_ends = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>The lines without their line ends.</summary>
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

    /// <summary>The start of each line. The first is 0, even for an empty text.</summary>
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

    /// <summary>The end of the line that <paramref name="index"/> is in.</summary>
    internal static int End(string text, int index)
    {
        int end = text.IndexOfAny(s_ends, Math.Min(index, text.Length));
        return end < 0 ? text.Length : end;
    }
}
