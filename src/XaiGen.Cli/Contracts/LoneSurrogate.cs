namespace XaiGen.Cli.Contracts;

/// <summary>
/// Half of a surrogate pair, as a cut emoji leaves it. JSON can contain it as an escape such as <c>\ud83d</c>, but no UTF-8 file can.
/// </summary>
internal static class LoneSurrogate
{
    /// <summary>The position of the first one at or after <paramref name="start"/>; negative if there is none.</summary>
    public static int In(string text, int start)
    {
        for (int at = start; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }

            at++;
        }

        return -1;
    }
}
