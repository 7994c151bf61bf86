using System.Globalization;
using System.Text;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Naming;

/// <summary>Turns the contract's names into C# ones: from their own text, so that a name does not change with its neighbours.</summary>
internal static class Names
{
    private const string ClientSuffix = "Client";

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

    /// <summary>The name that the shared code shows for one on the wire: mostly that of the C# property.</summary>
    internal static string Capitalized(string wireName)
    {
        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in wireName)
        {
            bool isPart = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            name.Append(!isPart ? "" : begins ? char.ToUpperInvariant(c).ToString() : c.ToString());
            begins = !isPart;
        }

        return name.ToString();
    }

    /// <summary><c>file_id</c> becomes <c>fileId</c>.</summary>
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
        return pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
    }

    /// <summary>A C# name as one of a parameter or local: two names that differ still do.</summary>
    internal static Identifier Lower(Identifier name) => Identifier.Of(char.ToLowerInvariant(name.Bare[0]) + name.Bare.Substring(1));

    /// <summary>A member of a type: not the type's own name, nor one that the type has anyway.</summary>
    internal static string Member(string text, string enclosingType, string suffix = "Value", params string[] others)
        => Own(Pascal(text), enclosingType, suffix, others);

    /// <summary>How the names begin that the compiler gives to operators and accessors.</summary>
    private static readonly string[] s_prefixesOfCompiler = ["op_", "get_", "set_", "add_", "remove_"];

    /// <summary>A name as the contract gives it for C#: taken as written, if C# can.</summary>
    /// <remarks>
    /// Names of nothing but small letters are kept for the keywords of later versions (CS8981), and those with an underscore
    /// before a small letter are the generated code's own.
    /// </remarks>
    internal static string Explicit(string name)
    {
        bool isReserved = name.All(c => c is >= 'a' and <= 'z')
            || (name.StartsWith("_", StringComparison.Ordinal) && !name.Any(char.IsUpper));
        bool isOfCompiler = s_prefixesOfCompiler.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return IsIdentifier(name) && !isReserved && !isOfCompiler ? name : Pascal(name);
    }

    /// <summary>Such a name, of a member of a type.</summary>
    internal static string Explicit(string name, string enclosingType, string suffix = "Value", params string[] others)
        => Own(Explicit(name), enclosingType, suffix, others);

    /// <summary>A type inside another, whose name C# sees as one of the other's members.</summary>
    internal static string Nested(string name, string enclosingType)
        => Own(name.EndsWith("Async", StringComparison.Ordinal) ? name + "Model" : name, enclosingType, "Model", s_ofClients);

    // The fields of generated code begin with s_.
    private static string Own(string name, string enclosingType, string suffix, string[] others)
    {
        bool isTaken = name == enclosingType || s_inherited.Contains(name) || others.Contains(name);
        return isTaken || name.StartsWith("s_", StringComparison.Ordinal) ? name + suffix : name;
    }

    /// <summary>A type in the contract's namespace: not one of the generated code's own, nor one that a tag may have.</summary>
    internal static string Type(string text, HashSet<string> own)
    {
        string name = Pascal(text);
        return own.Contains(name) || s_support.Contains(name) || s_inherited.Contains(name) || IsClient(name) ? name + "Model" : name;
    }

    /// <summary>The client of a tag: not the one that holds it.</summary>
    internal static string Client(string tag, string rootName)
        => string.Equals(tag + ClientSuffix, rootName, StringComparison.OrdinalIgnoreCase)
            ? tag + "Operations" + ClientSuffix
            : tag + ClientSuffix;

    private static bool IsClient(string name) => name.Length > ClientSuffix.Length && name.EndsWith(ClientSuffix, StringComparison.Ordinal);

    /// <summary>A parameter of a method: not one that every method has.</summary>
    internal static string Parameter(string text)
    {
        string name = Camel(text);
        return s_ownParameters.Contains(name) ? name + "Value" : name;
    }

    /// <summary>Whether every type has a member of that name, or the support code a type.</summary>
    internal static bool IsClaimed(string name) => s_inherited.Contains(name) || s_support.Contains(name);

    internal static bool IsIdentifier(string name) => Identifier.IsWord(name) && Identifier.Of(name).Text == name;

    /// <summary>
    /// A name for each element of a place. Where several want the same one, it goes to the one that the contract gives it
    /// to, else to the one written as C# writes it, else to the last by its text, which is small before capital letters;
    /// the others get a suffix made of their own text. So the order in the document means nothing, and what is added
    /// moves only what it takes the name of.
    /// </summary>
    internal static Identifier[] Allocate(IReadOnlyList<NameRequest> wishes, HashSet<string> taken)
    {
        var names = new Identifier[wishes.Count];
        foreach (int i in Enumerable.Range(0, wishes.Count)
            .OrderBy(i => wishes[i].IsExplicit ? 0 : wishes[i].Text == wishes[i].Name ? 1 : 2)
            .ThenByDescending(i => wishes[i].Text, StringComparer.Ordinal))
        {
            NameRequest wish = wishes[i];
            bool isPlaced = taken.Contains(Identifier.Of(wish.Name).Text) && IsIdentifier(wish.Tiebreaker);
            names[i] = AllocateUnique(isPlaced ? wish.Name + wish.Tiebreaker : wish.Name, wish.Text + wish.Tiebreaker, taken);
        }

        return names;
    }

    /// <summary>Takes a name; where another has it, with a suffix made of <paramref name="text"/>.</summary>
    internal static Identifier AllocateUnique(string name, string text, HashSet<string> taken)
    {
        var candidate = Identifier.Of(name);
        while (!taken.Add(candidate.Text))
        {
            // No name made of words has a small letter after an underscore.
            candidate = Identifier.Of($"{name}_x{StableHash.Of(text) & 0xFFFF:x4}");
            text += "'";
        }

        return candidate;
    }

    /// <summary>The shared code's type of a file to be sent.</summary>
    internal static readonly Identifier FilePart = Identifier.Of("FilePart");

    /// <summary>The shared code's type of a value that may be left out.</summary>
    internal static readonly Identifier Optional = Identifier.Of("Optional");

    /// <summary>The case of a union that holds bytes beside their address.</summary>
    internal static readonly Identifier BytesCase = Identifier.Of("Bytes");

    /// <summary>The case of a union that the contract does not name.</summary>
    internal static readonly Identifier UnknownCase = Identifier.Of("Unknown");

    /// <summary>Of a record: the properties that the contract does not define.</summary>
    internal static readonly Identifier AdditionalProperties = Identifier.Of("AdditionalProperties");

    /// <summary>Members of clients, beside their methods, whose names all end with Async.</summary>
    private static readonly string[] s_ofClients = ["Validates", "TimeProvider", "PollInterval", "Resume"];

    private static readonly HashSet<string> s_ownParameters =
        ["request", "options", "parameters", "cancellationToken", "content", "contentType", "nameof"];

    private static readonly HashSet<string> s_inherited =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
        "EqualityContract", "PrintMembers", "Clone", "Deconstruct", "Validate", "ReadObject", "ToMembers", "ToContent", "Match", "Switch",
        "Read", "Write", "Unknown", "FromWire", "FromBytes", "IsKnown", "Parse", "TryParse", "AdditionalProperties",
    ];

    /// <summary>
    /// What the support code declares in the contract's namespace, beside the types with the client's prefix (a test compares).
    /// </summary>
    private static readonly HashSet<string> s_support = ["FilePart", "Optional", SupportEmitter.Namespace];
}
