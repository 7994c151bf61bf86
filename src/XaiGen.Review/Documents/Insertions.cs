using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review.Documents;

/// <summary>Edits that insert a field or an item into a contract, in the style of its surroundings: block, flow or JSON.</summary>
internal sealed class Insertions(ContractTree tree, ContractText source)
{
    private static readonly HashSet<string> s_words =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"], StringComparer.OrdinalIgnoreCase);

    private readonly string _text = source.Text;
    private readonly bool _isJson = source.Text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..];
    private readonly string _newLine = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Inserts a field into a mapping: before another field, or before all.</summary>
    /// <returns>Null if there is no such mapping, or it is in another file.</returns>
    public Fix? Field(string mapping, string name, JToken value, string? before = null)
    {
        if (tree.Whole(mapping) is not { Length: > 0 } whole || whole.File != source.Path)
        {
            return null;
        }

        bool isFlow = _text[whole.Start] == '{';
        int at = before is not null && tree.Whole($"{mapping}/{before}") is not null
            ? tree.Locate($"{mapping}/{before}").Start
            : FirstInside(whole, isFlow);
        at = isFlow ? at : AboveComments(at);
        string title = $"Add {name}{(value is JValue ? $": {Flow(value)}" : "")}";
        return Insert(
            title, at, isFlow ? $"{Scalar(name)}: {Flow(value)}" : $"{Scalar(name)}:{Block(value, IndentAt(at))}", isFlow ? '}' : null);
    }

    /// <summary>Inserts an item at the start of a list.</summary>
    /// <returns>Null if there is no such list, or it is in another file.</returns>
    public Fix? Item(string list, JObject value)
    {
        if (tree.Whole(list) is not { Length: > 0 } whole || whole.File != source.Path)
        {
            return null;
        }

        bool isFlow = _text[whole.Start] == '[';
        int at = FirstInside(whole, isFlow);
        return Insert("Add an item", at, isFlow ? Flow(value) : Block(new JArray(value), IndentAt(at)).TrimStart(), isFlow ? ']' : null);
    }

    private int FirstInside(TextRange whole, bool isFlow)
    {
        int at = whole.Start;
        if (isFlow)
        {
            at++;
            while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>Skips comments directly above a field, which describe it and must stay with it.</summary>
    private int AboveComments(int at)
    {
        string indent = IndentAt(at);
        int line = LineStart(at);
        while (line > 0 && at - line == indent.Length && _text.AsSpan(LineStart(line - 1)).StartsWith(indent + "#"))
        {
            line = LineStart(line - 1);
            at = line + indent.Length;
        }

        return at;
    }

    private Fix Insert(string title, int at, string written, char? close)
    {
        string comma = close is null || _text[at] == close ? "" : ",";
        string indent = IndentAt(at);
        bool isAlone = close is null || indent.Length == at - LineStart(at);
        string end = comma.Length == 0 && close is not null ? "" : isAlone ? _newLine + indent : " ";
        int line = 1 + _text.AsSpan(0, at).Count('\n'), column = at - LineStart(at) + 1;
        return new Fix(title, new TextRange(at, 0, line, column, line, column), written + comma + end);
    }

    private int LineStart(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Spaces that indent the following text to the same column, also after the dash of a list.</summary>
    private string IndentAt(int at)
    {
        ReadOnlySpan<char> before = _text.AsSpan(LineStart(at), at - LineStart(at));
        return before.Trim().Trim('-').IsEmpty && !_isJson
            ? new string(' ', before.Length)
            : before[..(before.Length - before.TrimStart().Length)].ToString();
    }

    private string Block(JToken value, string indent) => value is JArray items
        ? string.Concat(items.Select(item => $"{_newLine}{indent}- {string.Join(_newLine + indent + "  ", item is JObject fields
            ? fields.Properties().Select(field => $"{Scalar(field.Name)}: {Flow(field.Value)}")
            : [Flow(item)])}"))
        : " " + Flow(value);

    private string Flow(JToken value) => value switch
    {
        JObject fields => $"{{ {string.Join(", ", fields.Properties().Select(field => $"{Scalar(field.Name)}: {Flow(field.Value)}"))} }}",
        JArray items => $"[{string.Join(", ", items.Select(Flow))}]",
        JValue { Value: string word } => Scalar(word),
        _ => value.ToString(Formatting.None),
    };

    /// <summary>A text, quoted if necessary.</summary>
    private string Scalar(string word)
        => !_isJson && word.Length > 0
            && char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !s_words.Contains(word)
            ? word
            : JsonConvert.ToString(word);
}
