namespace XaiGen.Review.Reports;

/// <summary>The lines that differ between two texts: those outside a longest common subsequence of lines.</summary>
internal static class LineDiff
{
    /// <summary>Above this number of line pairs, the middle of both texts counts as changed.</summary>
    private const int MostPairs = 4_000_000;

    public static (bool[] Old, bool[] New) Compare(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        bool[] oldChanged = new bool[old.Length], newChanged = new bool[@new.Length];
        int start = old.CommonPrefixLength(@new), end = 0;
        while (end < Math.Min(old.Length, @new.Length) - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }

        ReadOnlySpan<string> before = old[start..^end], after = @new[start..^end];
        Array.Fill(oldChanged, true, start, before.Length);
        Array.Fill(newChanged, true, start, after.Length);
        if ((long)before.Length * after.Length <= MostPairs)
        {
            KeepCommon(before, after, oldChanged.AsSpan(start), newChanged.AsSpan(start));
        }

        return (oldChanged, newChanged);
    }

    private static void KeepCommon(ReadOnlySpan<string> old, ReadOnlySpan<string> @new, Span<bool> oldChanged, Span<bool> newChanged)
    {
        int[,] longest = new int[old.Length + 1, @new.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = @new.Length - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == @new[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < old.Length && j < @new.Length;)
        {
            if (old[i] == @new[j])
            {
                oldChanged[i++] = false;
                newChanged[j++] = false;
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
