using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Extensions;

/// <summary>Reads the values of the x-xaigen keywords.</summary>
internal static class ExtensionReader
{
    private static readonly string[] s_pageFields = ["items", "token", "parameter", "page", "offset", "next", "link", "size", "more"];

    private static readonly string[] s_waysOn = ["token", "page", "offset", "next", "link"];

    private static readonly string[] s_streamFields = ["flag", "end", "error"];

    private static readonly string[] s_longRunningFields =
        ["handle", "poll", "id", "pending", "result", "progress", "error", "flag"];

    public static string? CSharpName(NodeReader word)
    {
        if (Text(word, "a C# name") is not { } name)
        {
            return null;
        }

        if (CSharpIdentifier.WhyNot(name) is { } why)
        {
            word.Report(why);
            return null;
        }

        return name;
    }

    public static EquatableArray<string> CSharpNames(NodeReader word)
    {
        if (!IsA<YamlSequence>(word, "a list of C# names"))
        {
            return default;
        }

        // If one name is invalid, all are dropped: the others would shift to the wrong members.
        string?[] names = [.. word.Items().Select(CSharpName)];
        return names.Contains(null) ? default : names.OfType<string>().ToEquatableArray();
    }

    /// <summary>A list of wire names of parameters and properties.</summary>
    public static EquatableArray<string> Names(NodeReader word)
    {
        if (word is { Exists: true, Node: not YamlSequence })
        {
            ReportShape(word, "a list of names");
            return default;
        }

        return word.Items().Select(item => Text(item, "names")).OfType<string>().ToEquatableArray();
    }

    public static bool IsOn(NodeReader word)
    {
        if (!word.Exists)
        {
            return false;
        }

        if (word.Node is YamlScalar { Kind: ScalarKind.Boolean })
        {
            return word.Flag() ?? false;
        }

        ReportShape(word, "true or false");
        return false;
    }

    public static RetrySafety? Retry(NodeReader word) => OneOf(word, "safe", "billed") switch
    {
        "safe" => RetrySafety.Safe,
        "billed" => RetrySafety.Billed,
        _ => null,
    };

    public static string? Unit(NodeReader word) => OneOf(word, "seconds", "usd-ticks");

    public static Paging? Paging(NodeReader word)
    {
        if (!HasFields(word, s_pageFields, required: 0))
        {
            return null;
        }

        string[] ways = [.. s_waysOn.Where(way => word[way].Exists)];
        if (ways.Length != 1 || word["token"].Exists != word["parameter"].Exists)
        {
            word.ReportAtKey(
                ProblemRules.PageWay.Message(word.Name));
            return null;
        }

        return new Paging
        {
            Items = Part(word, "items"),
            Token = Part(word, "token"),
            Parameter = Part(word, "parameter"),
            Page = Part(word, "page"),
            Offset = Part(word, "offset"),
            Next = Part(word, "next"),
            Link = Part(word, "link"),
            Size = Part(word, "size"),
            More = Part(word, "more"),
        };
    }

    public static LongRunning? LongRunning(NodeReader word)
    {
        if (!HasFields(word, s_longRunningFields, required: 5))
        {
            return null;
        }

        string? handle = CSharpName(word["handle"]), pending = CSharpName(word["pending"]), result = CSharpName(word["result"]);
        return handle is null || pending is null || result is null
            ? null
            : new LongRunning
            {
                Pointer = word.Pointer,
                Handle = handle,
                Poll = Part(word, "poll")!,
                Id = Part(word, "id")!,
                Pending = pending,
                Result = result,
                Progress = Part(word, "progress"),
                Error = Part(word, "error"),
                Flag = Part(word, "flag"),
            };
    }

    public static Streaming? Streaming(NodeReader word)
        => HasFields(word, s_streamFields, required: 0)
            ? new Streaming
            {
                Pointer = word.Pointer,
                Flag = Part(word, "flag"),
                End = Part(word, "end"),
                Error = Part(word, "error"),
            }
            : null;

    public static EquatableArray<ExactlyOne> ExactlyOne(NodeReader word)
    {
        if (!IsA<YamlMapping>(word, "a mapping of a C# name to a list of properties"))
        {
            return default;
        }

        return word.Entries()
            .Select(ReadGroup)
            .OfType<ExactlyOne>()
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Whether the word is present and of that kind; reports it if it is of another kind.</summary>
    private static bool IsA<TNode>(NodeReader word, string expected)
        where TNode : YamlNode
    {
        if (word.Exists && word.Node is not TNode)
        {
            ReportShape(word, expected);
        }

        return word.Node is TNode;
    }

    /// <param name="word">The word.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="given">The actual value; null to use the node's description.</param>
    private static void ReportShape(NodeReader word, string expected, string? given = null)
        => word.Report(ProblemRules.WordShape.Message(word.Name, expected, given ?? word.Node!.Description));

    private static ExactlyOne? ReadGroup(NodeReader group)
    {
        if (CSharpIdentifier.WhyNot(group.Name) is { } why)
        {
            group.ReportAtKey(why);
            return null;
        }

        if (group.Node is not YamlSequence { Items.Length: > 1 })
        {
            ReportShape(group, "a list of two or more properties", Describe(group));
            return null;
        }

        EquatableArray<string> properties = group.Texts();
        return properties.Count > 1 ? new ExactlyOne(group.Name, properties) : null;
    }

    private static string Describe(NodeReader group)
        => group.Node is YamlSequence sequence ? $"a list of {sequence.Items.Length}" : group.Node!.Description;

    private static bool HasFields(NodeReader word, string[] fields, int required)
    {
        if (!word.Exists || !IsA<YamlMapping>(word, $"a mapping with {string.Join(", ", fields.Take(Math.Max(required, 1)))}"))
        {
            return false;
        }

        foreach (NodeReader field in word.Entries().Where(field => !fields.Contains(field.Name)))
        {
            field.ReportAtKey(
                ProblemRules.WordFieldUnknown.Message(
                    word.Name, field.Name.Abbreviated(), Wording.DidYouMean(field.Name, fields), string.Join(", ", fields)));
        }

        bool isComplete = true;
        foreach (string field in fields)
        {
            bool isRequired = Array.IndexOf(fields, field) < required;
            if (isRequired && !word[field].Exists)
            {
                word.ReportAtKey(ProblemRules.WordFieldMissing.Message(word.Name, field));
                isComplete = false;
            }
            else if (word[field].Exists && Part(word, field) is null)
            {
                isComplete = false;
            }
        }

        return isComplete;
    }

    private static string? Part(NodeReader word, string field) => Text(word[field], "a name");

    private static string? OneOf(NodeReader word, params string[] allowed)
    {
        string choices = word.Exists ? string.Join(" or ", allowed) : "";
        if (Text(word, choices) is not { } text)
        {
            return null;
        }

        if (allowed.Contains(text))
        {
            return text;
        }

        ReportShape(word, choices, $"'{text.Abbreviated()}'");
        return null;
    }

    private static string? Text(NodeReader word, string expected)
    {
        if (!word.Exists)
        {
            return null;
        }

        if (word.Node is YamlScalar { Kind: ScalarKind.String, Text.Length: > 0 } scalar)
        {
            word.MarkRead();
            return scalar.Text;
        }

        ReportShape(word, expected);
        return null;
    }
}
