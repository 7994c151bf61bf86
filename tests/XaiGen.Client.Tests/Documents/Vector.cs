using System.Text.Json;
using System.Text.RegularExpressions;

namespace XaiGen.Client.Tests.Documents;

/// <summary>
/// A JSON body on a page. Its route and the names in it identify it; sentences are not copied from the page.
/// </summary>
/// <param name="Name">Where it is: the page, the kind of block, and a number.</param>
/// <param name="Path">The operation's path, identifiers as placeholders.</param>
/// <param name="Json">The body.</param>
internal sealed partial record Vector(string Name, string Path, JsonElement Json)
{
    /// <summary>The path and the names in the body, such as <c>/v1/images/edits {image{file_id}, prompt}</c>.</summary>
    public string Shape => $"{Path} {ShapeOf(Json)}";

    public override string ToString() => Name;

    /// <summary>The bodies that the shell commands send.</summary>
    public static IReadOnlyList<Vector> Requests { get; } = [.. Page.Blocks("bash").SelectMany(block => Matches(block, RequestBody()))];

    /// <summary>The responses, as blocks of their own or as remarks behind a command.</summary>
    public static IReadOnlyList<Vector> Answers { get; } =
    [
        .. Page.Blocks("json").Select(block => new Vector($"{block.Page} json {block.Index}", "/v1/images/generations", Parse(block.Text))),
        .. Page.Blocks("bash").SelectMany(block => Matches(block, AnswerRemark())),
    ];

    public static Vector Named(IEnumerable<Vector> vectors, string name) => vectors.Single(vector => vector.Name == name);

    private static IEnumerable<Vector> Matches(Block block, Regex bodies) => bodies.Matches(block.Text).Select((match, index) => new Vector(
        $"{block.Page} bash {block.Index} body {index + 1}",
        PathBefore(block.Text, match.Index),
        Parse(match.Groups["json"].Value)));

    private static string PathBefore(string text, int index)
    {
        string path = Address().Matches(text[..index])[^1].Groups["path"].Value;
        return Identifier().Replace(path, "{file_id}");
    }

    // Numbers that a page describes instead of giving them are any number; what follows the value is the page's remark.
    private static JsonElement Parse(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(DescribedNumber().Replace(text, ":1")));
        return JsonElement.ParseValue(ref reader);
    }

    private static string ShapeOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => property.Name + ShapeOf(property.Value)))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(ShapeOf))}]",
        _ => "",
    };

    [GeneratedRegex(@"-d '(?<json>[^']*)'")]
    private static partial Regex RequestBody();

    [GeneratedRegex(@"^# (?<json>\{.*)$", RegexOptions.Multiline)]
    private static partial Regex AnswerRemark();

    [GeneratedRegex(@"https://api\.x\.ai(?<path>/v1/[\w/$-]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\$FILE_ID|file_\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@":<[^>]*>")]
    private static partial Regex DescribedNumber();
}
