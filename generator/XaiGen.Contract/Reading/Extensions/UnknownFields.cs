using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>What is said about a field that the object it stands in does not have.</summary>
internal static class UnknownFields
{
    public static void Report(NodeReader field, string what, HashSet<string> known)
    {
        string name = field.Name;
        if (name.StartsWith(ExtensionKeywords.Prefix, StringComparison.Ordinal))
        {
            ReportWord(field, what);
        }
        else if (field.IsExtension)
        {
            // Another tool's.
            field.Discount();
        }
        else
        {
            field.ReportAtKey(
                ProblemRules.UnknownField,
                $"'{name.Abbreviated()}' is not a field of {what} and is ignored.{Wording.DidYouMean(name, known)} Correct it, or begin it with 'x-' if it is your own.");
        }
    }

    private static void ReportWord(NodeReader field, string what)
    {
        string message = ExtensionKeywords.Homes.TryGetValue(field.Name, out string? home)
            ? $"'{field.Name}' says nothing about {what}; it belongs to {home}. Move it there."
            : $"'{field.Name.Abbreviated()}' is not an x-xaigen word and is ignored.{Wording.DidYouMean(field.Name, ExtensionKeywords.Homes.Keys)} Correct or remove it.";
        field.ReportAtKey(ProblemRules.UnknownWord, message);
    }
}
