using System.Globalization;
using System.Text;

namespace XaiGen.Generator;

/// <summary>Turns the contract's names into C# ones. A name depends on its own text only, so it never changes with its neighbours.</summary>
internal static class Names
{
    /// <summary><c>file_id</c> becomes <c>FileId</c>.</summary>
    internal static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        bool shouting = !text.Any(char.IsLower);
        if (text.Length > 1 && text[0] is '+' or '-' && char.IsDigit(text[1]))
        {
            // Signs are no letters, but -1 is not 1.
            name.Append(text[0] == '+' ? "Plus" : "Minus");
        }

        bool startsWord = true;
        char previous = '\0';
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                // Digits on both sides of a separator would run together: 1.5 and 15 are two names.
                if (char.IsDigit(previous))
                {
                    previous = '_';
                }

                startsWord = true;
                continue;
            }

            if (previous == '_' && char.IsDigit(c))
            {
                name.Append('_');
            }

            name.Append(startsWord ? char.ToUpperInvariant(c) : shouting ? char.ToLowerInvariant(c) : c);
            startsWord = char.IsDigit(c);
            previous = c;
        }

        if (name.Length == 0)
        {
            // Nothing but signs: spell them out, so that "+1" and "-1" differ.
            foreach (char c in text)
            {
                name.Append('U').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        if (name.Length == 0)
        {
            return "Empty";
        }

        return char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }

    /// <summary><c>file_id</c> becomes <c>fileId</c>, and a keyword gets its <c>@</c>.</summary>
    internal static string Camel(string text)
    {
        string pascal = Pascal(text);
        int upper = 0;
        while (upper < pascal.Length && char.IsUpper(pascal[upper]))
        {
            upper++;
        }

        // An acronym goes down as a whole but for the letter that begins the next word: URLPath, urlPath.
        int lower = upper <= 1 || upper == pascal.Length ? upper : upper - 1;
        string camel = pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>A C# name as one of a parameter or local: two names that differ still do.</summary>
    internal static string Lower(string name)
    {
        string lower = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Keywords.Contains(lower) ? "@" + lower : lower;
    }

    /// <summary>A member of a type: not the type's own name, nor one that every record has.</summary>
    internal static string Member(string text, string enclosingType, string suffix = "Value")
        => Own(Pascal(text), enclosingType, suffix);

    /// <summary>A member's name as the contract gives it for C#: taken as written, if C# can.</summary>
    internal static string Given(string name, string enclosingType, string suffix = "Value")
        => Own(IsIdentifier(name) ? name : Pascal(name), enclosingType, suffix);

    private static string Own(string name, string enclosingType, string suffix)
        => name == enclosingType || Inherited.Contains(name) ? name + suffix : name;

    /// <summary>A type in the contract's namespace: not one that the support code declares there.</summary>
    internal static string Type(string text)
    {
        string name = Pascal(text);
        return Support.Contains(name) || Inherited.Contains(name) ? name + "Model" : name;
    }

    internal static bool IsIdentifier(string name)
        => name.Length > 0
            && (char.IsLetter(name[0]) || name[0] == '_')
            && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            && !Keywords.Contains(name);

    /// <summary>Takes a name, or the first free one after it.</summary>
    internal static string Unique(string name, HashSet<string> taken)
    {
        string candidate = name;
        for (int i = 2; !taken.Add(candidate); i++)
        {
            candidate = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    private static readonly HashSet<string> Inherited =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Clone", "Deconstruct", "Validate", "ReadJson", "WriteJson",
        "WriteProperties", "Match", "Switch", "Read", "Write", "Unknown", "FromWire", "IsKnown", "Parse", "TryParse",
    ];

    /// <summary>What the support code declares in the contract's namespace, beside the types with the client's prefix (a test compares).</summary>
    private static readonly HashSet<string> Support = ["FilePart", SupportEmitter.Namespace];

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern",
        "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface",
        "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint",
        "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "await",
    ];
}
