using XaiGen.Review.Reports;

namespace XaiGen.Review.CSharp;

/// <summary>The few lines that show how the code of a member differs although its declaration does not.</summary>
internal static class RewrittenCode
{
    private const int MostLines = 12;

    /// <param name="member">The type, or a member of it: <c>ImageRequest.Prompt</c>.</param>
    /// <param name="old">The code of the type.</param>
    /// <param name="new">Its code now.</param>
    public static CSharpChange Of(string member, string old, string @new)
    {
        string[] before = old.Split('\n'), after = @new.Split('\n');
        var (oldChanged, newChanged) = LineDiff.Compare(before, after);
        string name = member[(member.LastIndexOf('.') + 1)..];
        return new CSharpChange(member, Lines(before, oldChanged, name), Lines(after, newChanged, name));
    }

    /// <summary>The changed lines that name the member; all where none does.</summary>
    private static string? Lines(string[] code, bool[] isChanged, string name)
    {
        string[] changed = [.. code.Where((_, index) => isChanged[index]).Select(line => line.Trim()).Where(line => line.Length > 1)];
        string[] named = [.. changed.Where(line => line.Contains(name, StringComparison.Ordinal))];
        string[] shown = named.Length > 0 ? named : changed;
        return shown.Length == 0 ? null : string.Join('\n', shown.Length <= MostLines ? shown : [.. shown.Take(MostLines), "…"]);
    }
}
