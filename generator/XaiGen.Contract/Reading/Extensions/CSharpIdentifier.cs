using System.Text.RegularExpressions;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>Checks the C# names that a contract chooses.</summary>
internal static class CSharpIdentifier
{
    private static readonly Regex s_identifier = new(@"\A[\p{L}_][\p{L}\p{Nd}_]*\z", RegexOptions.CultureInvariant);

    /// <summary>C#'s reserved keywords. A test checks against the compiler that the list is complete.</summary>
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Prefixes of accessor names, operator names and undocumented C# keywords.</summary>
    private static readonly string[] s_own = ["__", "get_", "set_", "add_", "remove_", "op_"];

    /// <summary>Why C# does not allow the name, and how to fix it; null if the name is valid.</summary>
    public static ProblemMessage? WhyNot(string name)
        => !s_identifier.IsMatch(name) ? ProblemRules.NotAName.Message(name.Abbreviated())
            : s_keywords.Contains(name) ? ProblemRules.NameIsKeyword.Message(name, char.ToUpperInvariant(name[0]) + name.Substring(1))
            : name.All(c => c == '_') || s_own.Any(start => name.StartsWith(start, StringComparison.Ordinal))
                ? ProblemRules.NameIsReserved.Message(name.Abbreviated())
            : null;
}
