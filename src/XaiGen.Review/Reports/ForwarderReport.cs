using System.Text;

namespace XaiGen.Review.Reports;

/// <summary>
/// C# for the project that generates the client: obsolete members with the old names, so that code for the previous version still compiles.
/// </summary>
public static class ForwarderReport
{
    public static string Write(Review review)
    {
        var code = new StringBuilder("""
            // Members with the names of the previous version, for one release: add this file to the project that generates the client,
            // and remove it with the version after that.

            """);
        HashSet<(string, string)> types = [.. review.Renames.Where(rename => rename.Kind == "type")
            .Select(rename => (rename.OldName, rename.NewName))];
        foreach (MemberRename rename in review.Renames.Where(rename => rename.Forwarder is null && !IsInsideOfRenamed(rename, types)))
        {
            string why = rename.Kind == "type" ? "; a type has one name" : "";
            code.Append($"// Not forwarded: {rename.OldName} is {rename.NewName} now{why}.\n");
        }

        code.Append("\n#nullable enable\n#pragma warning disable CS1591 // The new members are documented.\n\n")
            .Append($"namespace {review.Namespace};\n");
        foreach (IGrouping<string, MemberForwarder> type in review.Renames.Select(rename => rename.Forwarder).OfType<MemberForwarder>()
            .GroupBy(forwarder => string.Join('\n', forwarder.Types)))
        {
            string indent = "";
            code.Append('\n');
            string[] declarations = type.Key.Split('\n');
            foreach (string declaration in declarations)
            {
                code.Append($"{indent}{declaration}\n{indent}{{\n");
                indent += "    ";
            }

            code.Append(string.Join(
                "\n",
                type.SelectMany(forwarder => forwarder.Members).Select(member => $"{indent}{member.Replace("\n", "\n" + indent)}\n")));
            foreach (string _ in declarations)
            {
                indent = indent[4..];
                code.Append(indent).Append("}\n");
            }
        }

        return code.ToString();
    }

    /// <summary>Whether the member has a new name only because its type has.</summary>
    private static bool IsInsideOfRenamed(MemberRename rename, HashSet<(string Old, string New)> types)
        => rename.Kind != "type" && Last(rename.OldName) == Last(rename.NewName)
            && types.Contains((Owner(rename.OldName), Owner(rename.NewName)));

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Owner(string name) => name[..Math.Max(name.LastIndexOf('.'), 0)];
}
