using System.Text;
using XaiGen.Review.Reports;

namespace XaiGen.Traffic.Reports;

/// <summary>The difference between two texts in the format of <c>git apply</c> and <c>patch -p1</c>.</summary>
public static class UnifiedDiff
{
    private const int Around = 3;

    private const string NoNewLine = "\\ No newline at end of file\n";

    /// <param name="name">The path of the file.</param>
    /// <param name="old">The old text.</param>
    /// <param name="new">The new text.</param>
    /// <returns>The diff; empty if nothing differs.</returns>
    public static string Of(string name, string old, string @new)
    {
        string[] before = Lines(old), after = Lines(@new);
        (bool[] gone, bool[] come) = LineDiff.Compare(before, after);
        var patch = new StringBuilder();
        List<(int Old, int New)> open = [];
        int i = 0, j = 0, last = int.MinValue;
        while (i < before.Length || j < after.Length)
        {
            if ((i < before.Length && gone[i]) || (j < after.Length && come[j]))
            {
                // Changes that are close to each other share a hunk.
                if (open.Count > 0 && i - last > 2 * Around)
                {
                    Flush();
                }

                open.Add((i, j));
                i += i < before.Length && gone[i] ? 1 : 0;
                while (i < before.Length && gone[i])
                {
                    i++;
                }

                while (j < after.Length && come[j])
                {
                    j++;
                }

                last = i;
            }
            else
            {
                i++;
                j++;
            }
        }

        Flush();
        return patch.Length == 0 ? "" : $"--- a/{name}\n+++ b/{name}\n{patch}";

        void Flush()
        {
            if (open.Count == 0)
            {
                return;
            }

            (int fromOld, int fromNew) = open[0];
            int lead = Math.Min(Around, Math.Min(fromOld, fromNew));
            int at = fromOld - lead, to = Math.Min(before.Length, last + Around), now = fromNew - lead;
            var hunk = new StringBuilder();
            int oldCount = 0, newCount = 0;
            while (at < to || (now < after.Length && come[now]))
            {
                if (at < before.Length && gone[at])
                {
                    Write('-', before[at++]);
                    oldCount++;
                }
                else if (now < after.Length && come[now])
                {
                    Write('+', after[now++]);
                    newCount++;
                }
                else
                {
                    Write(' ', before[at++]);
                    now++;
                    oldCount++;
                    newCount++;
                }
            }

            int firstOld = fromOld - lead + (oldCount == 0 ? 0 : 1), firstNew = fromNew - lead + (newCount == 0 ? 0 : 1);
            patch.Append(System.Globalization.CultureInfo.InvariantCulture, $"@@ -{firstOld},{oldCount} +{firstNew},{newCount} @@\n")
                .Append(hunk);
            open.Clear();

            void Write(char mark, string line) => hunk.Append(mark).Append(line).Append(line.EndsWith('\n') ? "" : "\n" + NoNewLine);
        }
    }

    /// <summary>The lines with their line endings, which are compared too.</summary>
    private static string[] Lines(string text)
    {
        List<string> lines = [];
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }
}
