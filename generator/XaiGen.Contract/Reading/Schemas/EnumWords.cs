using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>What the words of several tools say of an enum's values: their names in C#, and what they mean.</summary>
internal static class EnumWords
{
    private static readonly string[] s_descriptions = ["x-enum-descriptions", "x-enumDescriptions"];

    /// <summary>The field with the names of the values.</summary>
    public static NodeReader NamesOf(NodeReader schema)
        => schema[ExtensionKeywords.EnumNames] is { Exists: true } own ? own : schema["x-enumNames"];

    /// <summary>The names of the values other than null; empty if there are none.</summary>
    /// <param name="schema">The schema with the values.</param>
    /// <param name="written">The values, null among them.</param>
    public static EquatableArray<string> Names(NodeReader schema, JsonLiteral[] written)
    {
        NodeReader word = NamesOf(schema);
        if (!word.Exists)
        {
            string?[] given = [.. written.Where(IsNotNull).Select(value => OfAutoRest(schema, value, "name"))];
            return given.Contains(null) ? default : given.OfType<string>().ToEquatableArray();
        }

        // A name may be any text: it is made a name of C#.
        EquatableArray<string> names = word.Texts();
        int allowed = written.Count(IsNotNull);
        if (names.IsEmpty || names.Count == allowed)
        {
            return names;
        }

        if (names.Count == written.Length)
        {
            // Some documents name null along with the other values.
            return names.Where((_, i) => IsNotNull(written[i])).ToEquatableArray();
        }

        word.Report(ProblemRules.NameCountWrong.Message(word.Name, names.Count, allowed));
        return default;
    }

    /// <summary>What is said of each value other than null; empty if nothing is said of any.</summary>
    /// <param name="schema">The schema with the values.</param>
    /// <param name="written">The values, null among them.</param>
    /// <param name="names">The names of those values.</param>
    public static EquatableArray<string> Descriptions(NodeReader schema, JsonLiteral[] written, EquatableArray<string> names)
    {
        JsonLiteral[] allowed = [.. written.Where(IsNotNull)];
        NodeReader? word = s_descriptions.Select(name => schema[name]).FirstOrDefault(found => found.Node is YamlSequence);
        string[] listed = [.. word?.Items().Select(TextOf) ?? []];
        string[] descriptions = listed.Length == allowed.Length ? listed
            : listed.Length == written.Length ? [.. listed.Where((_, i) => IsNotNull(written[i]))]
            : [.. allowed.Select((value, i)
                => OfAutoRest(schema, value, "description") ?? Comment(schema, value, i < names.Count ? names[i] : ""))];
        return descriptions.Any(text => text.Length > 0) ? descriptions.ToEquatableArray() : default;
    }

    private static bool IsNotNull(JsonLiteral value) => value.Kind != JsonLiteralKind.Null;

    private static string TextOf(NodeReader node)
    {
        node.MarkRead();
        return node.Node is YamlScalar { Kind: not ScalarKind.Null } text ? text.Text : "";
    }

    /// <summary>A field of a value in AutoRest's <c>x-ms-enum</c>.</summary>
    private static string? OfAutoRest(NodeReader schema, JsonLiteral value, string field)
    {
        NodeReader values = schema["x-ms-enum"]["values"];
        NodeReader? found = values.Node is YamlSequence ? values.Items().FirstOrDefault(item => TextOf(item["value"]) == value.Text) : null;
        return found is { Exists: true } && TextOf(found[field]) is { Length: > 0 } text ? text : null;
    }

    /// <summary>What swag's <c>x-enum-comments</c> says by a value's name; others write it by the value.</summary>
    private static string Comment(NodeReader schema, JsonLiteral value, string name)
        => schema["x-enum-comments"].Node is YamlMapping comments
            && comments.Find(name.Length > 0 ? name : value.Text)?.Value is YamlScalar text
            ? text.Text
            : "";
}
