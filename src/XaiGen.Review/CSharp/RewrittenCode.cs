using System.Text.RegularExpressions;
using XaiGen.Review.Reports;

namespace XaiGen.Review.CSharp;

/// <summary>The code of a type whose declarations may be the same, before and after, without its comments.</summary>
internal sealed partial class RewrittenCode(string old, string @new)
{
    private const int MostLines = 12;

    private readonly Lazy<(string[] Before, string[] After)> _changed = new(() => Changed(old, @new));

    /// <summary>The few lines that differ.</summary>
    public CSharpChange All(string type) => new(type, Text(_changed.Value.Before), Text(_changed.Value.After));

    /// <summary>The lines that differ and name the member; all where none does.</summary>
    public CSharpChange About(string member) => Naming(member, $@"\b{Regex.Escape(member[(member.LastIndexOf('.') + 1)..])}\b") ?? All(member);

    /// <summary>The lines that differ and match; null where there are none.</summary>
    public CSharpChange? Naming(string member, string pattern)
    {
        string[] before = [.. _changed.Value.Before.Where(line => Regex.IsMatch(line, pattern))], after = [.. _changed.Value.After.Where(line => Regex.IsMatch(line, pattern))];
        return before.Length + after.Length > 0 ? new CSharpChange(member, Text(before), Text(after)) : null;
    }

    private static (string[] Before, string[] After) Changed(string old, string @new)
    {
        string[] before = old.Split('\n'), after = @new.Split('\n');
        var (oldChanged, newChanged) = LineDiff.Compare([.. before.Select(Unnumbered)], [.. after.Select(Unnumbered)]);
        return (Lines(before, oldChanged), Lines(after, newChanged));
    }

    /// <summary>Code that reads and writes calls properties by their number, and a new one moves those behind it.</summary>
    private static string Unnumbered(string line) => PropertyNumber().Replace(line, "");

    [GeneratedRegex(@"(?<=^\s*case |s_names\[)\d+")]
    private static partial Regex PropertyNumber();

    private static string[] Lines(string[] code, bool[] isChanged)
        => [.. code.Where((_, index) => isChanged[index]).Select(line => line.Trim()).Where(line => line.Length > 1)];

    private static string? Text(string[] lines)
        => lines.Length == 0 ? null : string.Join('\n', lines.Length <= MostLines ? lines : [.. lines.Take(MostLines), "…"]);
}
