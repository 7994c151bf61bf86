using System.Globalization;
using System.Text;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Naming;

/// <summary>Converts names of the contract to C#. Each derives from its own text, so it does not change with its neighbours.</summary>
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
            // A sign is not a letter, but -1 and 1 need different names.
            name.Append(text[0] == '+' ? "Plus" : "Minus");
        }

        bool startsWord = true;
        char previous = '\0';
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                // Digits on both sides of a separator would merge: 1.5 and 15 need different names.
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
            // The text has only signs: spell them out, so that "+1" and "-1" differ.
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

    /// <summary>The name that the support code shows for a wire name: usually that of the C# property.</summary>
    internal static string Capitalized(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        bool begins = true;
        foreach (char c in wireName)
        {
            bool isPart = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (isPart)
            {
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            }

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

        // An acronym is lowered as a whole, except for the letter that starts the next word: URLPath, urlPath.
        int lower = upper <= 1 || upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
    }

    /// <summary>A C# name as the name of a parameter or local.</summary>
    internal static Identifier Lower(Identifier name) => Identifier.Of(char.ToLowerInvariant(name.Bare[0]) + name.Bare.Substring(1));

    /// <summary>The name of a type's member: not the name of the type, nor that of a member it already has.</summary>
    internal static string Member(string text, string enclosingType, string suffix = "Value", params string[] others)
        => Own(Pascal(text), enclosingType, suffix, s_inherited, others);

    /// <summary>The name of an object's property.</summary>
    internal static string Property(string text, string enclosingType) => Own(Pascal(text), enclosingType, "Value", s_ofRecords);

    /// <summary>The name of an object's property that the contract sets.</summary>
    internal static string ExplicitProperty(string name, string enclosingType)
        => Own(Explicit(name), enclosingType, "Value", s_ofRecords);

    /// <summary>The name of an enum's value.</summary>
    internal static string EnumValue(string text, string enclosingType) => Own(Pascal(text), enclosingType, "Value", s_ofEnums);

    /// <summary>The name of an enum's value that the contract sets.</summary>
    internal static string ExplicitEnumValue(string name, string enclosingType)
        => Own(Explicit(name), enclosingType, "Value", s_ofEnums);

    /// <summary>Prefixes of the names that the compiler generates for operators and accessors.</summary>
    private static readonly string[] s_prefixesOfCompiler = ["op_", "get_", "set_", "add_", "remove_"];

    /// <summary>A C# name that the contract sets: used as written if it is valid.</summary>
    /// <remarks>
    /// Names of only lower-case letters are reserved for future keywords (CS8981), and those with an underscore
    /// before a lower-case letter for the generated code.
    /// </remarks>
    internal static string Explicit(string name)
    {
        bool isReserved = name.All(c => c is >= 'a' and <= 'z')
            || (name.StartsWith("_", StringComparison.Ordinal) && !name.Any(char.IsUpper));
        bool isOfCompiler = s_prefixesOfCompiler.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return IsIdentifier(name) && !isReserved && !isOfCompiler ? name : Pascal(name);
    }

    /// <summary>A C# name that the contract sets, for a member of a type.</summary>
    internal static string Explicit(string name, string enclosingType, string suffix = "Value", params string[] others)
        => Own(Explicit(name), enclosingType, suffix, s_inherited, others);

    /// <summary>The name of a nested type, which C# treats as a member of the enclosing type.</summary>
    internal static string Nested(string name, string enclosingType)
        => Own(name.EndsWith("Async", StringComparison.Ordinal) ? name + "Model" : name, enclosingType, "Model", s_inherited, s_ofClients);

    // Fields of generated code start with s_.
    private static string Own(string name, string enclosingType, string suffix, HashSet<string> members, params string[] others)
    {
        bool isTaken = name == enclosingType || members.Contains(name) || others.Contains(name);
        return isTaken || name.StartsWith("s_", StringComparison.Ordinal) ? name + suffix : name;
    }

    /// <summary>The name of a type in the contract's namespace: not that of a generated helper type or of a tag's client.</summary>
    internal static string Type(string text, HashSet<string> own)
    {
        string name = Pascal(text);
        return own.Contains(name) || s_support.Contains(name) || s_inherited.Contains(name) || IsClient(name) ? name + "Model" : name;
    }

    /// <summary>The name of a tag's client: not that of the root client.</summary>
    internal static string Client(string tag, string rootName)
        => string.Equals(tag + ClientSuffix, rootName, StringComparison.OrdinalIgnoreCase)
            ? tag + "Operations" + ClientSuffix
            : tag + ClientSuffix;

    private static bool IsClient(string name) => name.Length > ClientSuffix.Length && name.EndsWith(ClientSuffix, StringComparison.Ordinal);

    /// <summary>The name of a method's parameter: not one of the parameters that the generated methods add.</summary>
    internal static string Parameter(string text)
    {
        string name = Camel(text);
        return s_ownParameters.Contains(name) ? name + "Value" : name;
    }

    /// <summary>Whether every type has a member of that name, or the support code has a type of that name.</summary>
    internal static bool IsClaimed(string name) => s_inherited.Contains(name) || s_support.Contains(name);

    internal static bool IsIdentifier(string name) => Identifier.IsWord(name) && Identifier.Of(name).Text == name;

    /// <summary>
    /// A name for each element of a scope. If several elements want the same name, it goes to the one for which the contract sets it,
    /// else to one whose text is already the C# name, else to the last by ordinal order of the texts (lower case after upper case).
    /// The others get a suffix derived from their text. So the order in the document does not matter, and a new element
    /// only renames an element whose name it takes.
    /// </summary>
    internal static Identifier[] Allocate(IReadOnlyList<NameRequest> requests, HashSet<string> taken)
    {
        var names = new Identifier[requests.Count];
        foreach (int i in Enumerable.Range(0, requests.Count)
            .OrderBy(i => requests[i].Given is not null ? 0 : requests[i].Text == requests[i].Name ? 1 : 2)
            .ThenByDescending(i => requests[i].Text, StringComparer.Ordinal))
        {
            NameRequest request = requests[i];
            bool isPlaced = IsIdentifier(request.Tiebreaker) && taken.Contains(Identifier.Of(request.Name).Text);
            string name = isPlaced ? request.Name + request.Tiebreaker : request.Name;
            names[i] = AllocateUnique(name, request.Text + request.Tiebreaker, taken);
        }

        return names;
    }

    /// <summary>Allocates a name; if it is taken, appends a suffix derived from <paramref name="text"/>.</summary>
    internal static Identifier AllocateUnique(string name, string text, HashSet<string> taken)
    {
        var candidate = Identifier.Of(name);
        while (!taken.Add(candidate.Text))
        {
            // No name made of words has a lower-case letter after an underscore.
            candidate = Identifier.Of($"{name}_x{StableHash.Of(text) & 0xFFFF:x4}");
            text += "'";
        }

        return candidate;
    }

    /// <summary>The support code's type for a file to send.</summary>
    internal static readonly Identifier FilePart = Identifier.Of("FilePart");

    /// <summary>The support code's type for a value that may be omitted.</summary>
    internal static readonly Identifier Optional = Identifier.Of("Optional");

    /// <summary>The case of a union that holds bytes as an alternative to their URL.</summary>
    internal static readonly Identifier BytesCase = Identifier.Of("Bytes");

    /// <summary>The case of a union for values that the contract does not define.</summary>
    internal static readonly Identifier UnknownCase = Identifier.Of("Unknown");

    /// <summary>The property of a record for JSON properties that the contract does not define.</summary>
    internal static readonly Identifier AdditionalProperties = Identifier.Of("AdditionalProperties");

    /// <summary>Members of clients other than methods, whose names all end with Async.</summary>
    private static readonly string[] s_ofClients = ["Validates", "TimeProvider", "PollInterval", "Resume"];

    private static readonly HashSet<string> s_ownParameters =
        ["request", "options", "parameters", "cancellationToken", "content", "contentType", "nameof"];

    private static readonly string[] s_ofAll =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "PrintMembers", "Clone"];

    private static readonly HashSet<string> s_ofEnums = [.. s_ofAll, "Value", "IsKnown"];

    private static readonly HashSet<string> s_ofRecords =
        [.. s_ofAll, "EqualityContract", "Deconstruct", "Validate", "ToMembers", "ToCopy", "AdditionalProperties"];

    /// <summary>The members of all generated types.</summary>
    private static readonly HashSet<string> s_inherited =
    [
        .. s_ofRecords, "ReadObject", "ToContent", "Match", "Switch", "Read", "Write", "Unknown", "FromWire", "FromBytes", "IsKnown",
        "Parse", "TryParse",
    ];

    /// <summary>
    /// The names that the support code declares in the contract's namespace, except those with the client's prefix. A test checks the list.
    /// </summary>
    private static readonly HashSet<string> s_support = ["FilePart", "Optional", SupportEmitter.Namespace];
}
