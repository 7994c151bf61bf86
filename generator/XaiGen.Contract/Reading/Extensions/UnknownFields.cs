using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>Reports fields that the object does not define.</summary>
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
            // An extension of another tool.
            field.Discount();
        }
        else
        {
            field.ReportAtKey(
                ProblemRules.UnknownField.Message(name.Abbreviated(), what, Wording.DidYouMean(name, known)));
        }
    }

    private static void ReportWord(NodeReader field, string what)
    {
        field.ReportAtKey(ExtensionKeywords.Homes.TryGetValue(field.Name, out string? home)
            ? ProblemRules.WordElsewhere.Message(field.Name, what, home)
            : ProblemRules.UnknownWord.Message(field.Name.Abbreviated(), Wording.DidYouMean(field.Name, ExtensionKeywords.Homes.Keys)));
    }
}
