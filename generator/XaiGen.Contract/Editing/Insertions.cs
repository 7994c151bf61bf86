using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Editing;

/// <summary>Inserts fields and items into a text, in the form of their surroundings: block, flow or JSON.</summary>
internal sealed class Insertions(ContractTree tree, string text, string? file)
{
    private static readonly HashSet<string> s_words =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"], StringComparer.OrdinalIgnoreCase);

    private readonly bool _isJson = text.TrimStart('\uFEFF').TrimStart().StartsWith("{", StringComparison.Ordinal);
    private readonly string _newLine = text.Contains("\r\n") ? "\r\n" : "\n";

    /// <summary>Inserts a field into a mapping: before another field, or before all.</summary>
    /// <returns>Null if there is no such mapping.</returns>
    public Fix? Field(string mapping, string name, Func<Insertions, string> value, string title, string? before = null)
        => PlaceOf(mapping, before) is { } place
            ? Insert(title, place.At, $"{Scalar(name)}: {value(this)}", place.IsFlow ? '}' : null)
            : null;

    /// <summary>Inserts a field with a list of items that have one field each.</summary>
    public Fix? Items(string mapping, string name, string field, IReadOnlyList<string> values, string before)
    {
        if (PlaceOf(mapping, before) is not { } place)
        {
            return null;
        }

        IEnumerable<string> items = values.Select(value => $"{Scalar(field)}: {Scalar(value)}");
        string written = place.IsFlow
            ? $" [{string.Join(", ", items.Select(item => $"{{ {item} }}"))}]"
            : string.Concat(items.Select(item => $"{_newLine}{IndentAt(place.At)}- {item}"));
        return Insert($"Add {name}", place.At, $"{Scalar(name)}:{written}", place.IsFlow ? '}' : null);
    }

    /// <summary>Inserts an item with one field at the start of a list.</summary>
    public Fix? Item(string list, string field, string value)
    {
        if (tree.Whole(list) is not { Length: > 0 } whole)
        {
            return null;
        }

        bool isFlow = text[whole.Start] == '[';
        string item = $"{Scalar(field)}: {Scalar(value)}";
        return Insert("Add an item", FirstInside(whole, isFlow), isFlow ? $"{{ {item} }}" : $"- {item}", isFlow ? ']' : null);
    }

    /// <summary>A text, quoted if necessary.</summary>
    public string Scalar(string word)
        => !_isJson && word.Length > 0 && IsAsciiLetter(word[0])
            && word.All(c => IsAsciiLetter(c) || c is (>= '0' and <= '9') or '-' or '_') && !s_words.Contains(word)
            ? word
            : JsonText.Quote(word);

    private (int At, bool IsFlow)? PlaceOf(string mapping, string? before)
    {
        if (tree.Whole(mapping) is not { Length: > 0 } whole)
        {
            return null;
        }

        bool isFlow = text[whole.Start] == '{';
        int at = before is not null && tree.Whole($"{mapping}/{before}") is not null
            ? tree.Locate($"{mapping}/{before}").Start
            : FirstInside(whole, isFlow);
        return (isFlow ? at : AboveComments(at), isFlow);
    }

    private int FirstInside(TextRange whole, bool isFlow)
    {
        int at = whole.Start;
        if (isFlow)
        {
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
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
        while (line > 0 && at - line == indent.Length && IsAt(LineStart(line - 1), indent + "#"))
        {
            line = LineStart(line - 1);
            at = line + indent.Length;
        }

        return at;
    }

    private Fix Insert(string title, int at, string written, char? close)
    {
        string comma = close is null || text[at] == close ? "" : ",";
        string indent = IndentAt(at);
        bool isAlone = close is null || indent.Length == at - LineStart(at);
        string end = comma.Length == 0 && close is not null ? "" : isAlone ? _newLine + indent : " ";
        int start = LineStart(at), line = 1 + text.Take(at).Count(letter => letter == '\n'), column = at - start + 1;
        return new Fix(title, new TextRange(at, 0, line, column, line, column) { File = file }, written + comma + end);
    }

    private bool IsAt(int at, string expected) => string.CompareOrdinal(text, at, expected, 0, expected.Length) == 0;

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>Spaces that indent the following text to the same column, also after the dash of a list.</summary>
    private string IndentAt(int at)
    {
        int start = LineStart(at);
        string before = text.Substring(start, at - start);
        return before.Trim().Trim('-').Length == 0 && !_isJson
            ? new string(' ', before.Length)
            : before.Substring(0, before.Length - before.TrimStart().Length);
    }

    private static bool IsAsciiLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
