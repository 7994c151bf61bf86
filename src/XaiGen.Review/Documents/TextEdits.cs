using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Editing;
using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>
/// Edits that append to a contract, or replace or remove a part of it, in the style of its surroundings: block, flow or JSON. Everything
/// else, including comments and order, is kept.
/// </summary>
internal sealed class TextEdits(ContractTree tree, ContractText source)
{
    private const int Step = 2;

    private static readonly HashSet<string> s_words =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"], StringComparer.OrdinalIgnoreCase);

    private readonly string _text = source.Text;
    private readonly bool _isJson = source.Text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..];
    private readonly string _newLine = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Appends a field to a mapping or an item to a list.</summary>
    /// <param name="container">The pointer of the mapping or list.</param>
    /// <param name="name">The name of the field; null for an item.</param>
    /// <param name="value">The value.</param>
    /// <returns>Null if there is no such mapping or list, or it is in another file.</returns>
    public Fix? Append(string container, string? name, JsonNode value)
    {
        if (Own(container) is not { } whole)
        {
            return null;
        }

        string title = $"Add {name ?? Flow(value)}";
        if (_text[whole.Start] is '{' or '[')
        {
            return AppendToFlow(whole, title, name, value);
        }

        string indent = new(' ', whole.Start - LineStart(whole.Start));
        string written = name is null ? Item(value, indent) : $"{Scalar(name)}:{Value(value, indent)}";
        return Edit(title, LineEnd(whole.Start + whole.Length), 0, _newLine + indent + written);
    }

    /// <summary>Replaces the value at the pointer.</summary>
    public Fix? Replace(string pointer, JsonNode value)
        => Own(pointer) is { } whole ? Edit($"Replace with {Flow(value)}", whole.Start, whole.Length, Flow(value)) : null;

    /// <summary>Removes the field or item at the pointer, with its line if it has its own.</summary>
    public Fix? Remove(string pointer)
    {
        if (Own(pointer) is not { } whole || JsonPointer.Parent(pointer) is not { } parent || Own(parent) is not { } around)
        {
            return null;
        }

        string title = $"Remove {pointer[(pointer.LastIndexOf('/') + 1)..]}";
        int start = Math.Min(tree.Locate(pointer).Start, whole.Start), end = whole.Start + whole.Length;
        if (_text[around.Start] is '{' or '[')
        {
            // Only the location of the value is known; its name may precede it.
            start = Math.Max(_text.LastIndexOfAny(['{', '[', ','], start - 1), around.Start);
            bool isFirst = start == around.Start;
            int next = end;
            while (next < _text.Length && (char.IsWhiteSpace(_text[next]) || (isFirst && _text[next] == ',')))
            {
                next++;
            }

            int first = start + 1;
            while (isFirst && char.IsWhiteSpace(_text[first]))
            {
                first++;
            }

            return isFirst ? Edit(title, first, next - first, "") : Edit(title, start, end - start, "");
        }

        int line = LineStart(start);
        ReadOnlySpan<char> before = _text.AsSpan(line, start - line).TrimStart();
        bool isItem = before is ['-', ..] && _text[around.Start] == '-';

        // The first field of an item follows the item's dash, which is kept.
        if (before is ['-', ..] && !isItem)
        {
            return null;
        }

        int after = LineEnd(end);
        return Edit(title, line, Math.Min(_text.Length, after + (after < _text.Length ? _newLine.Length : 0)) - line, "");
    }

    private Fix AppendToFlow(TextRange whole, string title, string? name, JsonNode value)
    {
        int close = whole.Start + whole.Length - 1, at = close;
        while (at > whole.Start + 1 && char.IsWhiteSpace(_text[at - 1]))
        {
            at--;
        }

        bool isEmpty = at == whole.Start + 1;
        string written = name is null ? Flow(value) : $"{Scalar(name)}: {Flow(value)}";
        bool isSpread = _text.AsSpan(whole.Start, whole.Length).Contains('\n');
        if (isSpread && !isEmpty)
        {
            int first = whole.Start + 1;
            while (char.IsWhiteSpace(_text[first]))
            {
                first++;
            }

            string indent = new(' ', first - LineStart(first));
            return Edit(title, at, 0, $",{_newLine}{indent}{written}");
        }

        string pad = _text[whole.Start] == '{' ? " " : "";
        return isEmpty ? Edit(title, whole.Start + 1, close - whole.Start - 1, pad + written + pad) : Edit(title, at, 0, ", " + written);
    }

    private TextRange? Own(string pointer)
        => tree.Whole(pointer) is { Length: > 0 } whole && (whole.File is null || whole.File == source.Path) ? whole : null;

    private Fix Edit(string title, int start, int length, string text)
    {
        int line = 1 + _text.AsSpan(0, start).Count('\n'), column = start - LineStart(start) + 1;
        int end = start + length, endLine = 1 + _text.AsSpan(0, end).Count('\n'), endColumn = end - LineStart(end) + 1;
        return new Fix(title, new TextRange(start, length, line, column, endLine, endColumn), text);
    }

    private int LineStart(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at)
    {
        int end = _text.IndexOf('\n', at);
        return end < 0 ? _text.Length : end > 0 && _text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The text after the colon of a field.</summary>
    private string Value(JsonNode value, string indent)
    {
        string inner = indent + new string(' ', Step);
        return value switch
        {
            JsonMapping { Count: > 0 } fields
                => string.Concat(fields.Select(field => $"{_newLine}{inner}{Scalar(field.Name)}:{Value(field.Value, inner)}")),
            JsonList items when items.Any(item => item is JsonMapping { Count: > 0 })
                => string.Concat(items.Select(item => $"{_newLine}{inner}{Item(item, inner)}")),
            _ => " " + Flow(value),
        };
    }

    private string Item(JsonNode value, string indent)
    {
        string inner = indent + new string(' ', Step);
        return value is JsonMapping { Count: > 0 } fields
            ? "- " + string.Join(_newLine + inner, fields.Select(field => $"{Scalar(field.Name)}:{Value(field.Value, inner)}"))
            : "- " + Flow(value);
    }

    private string Flow(JsonNode value) => value switch
    {
        JsonMapping { Count: 0 } => "{}",
        JsonMapping fields => $"{{ {string.Join(", ", fields.Select(field => $"{Scalar(field.Name)}: {Flow(field.Value)}"))} }}",
        JsonList items => $"[{string.Join(", ", items.Select(Flow))}]",
        JsonScalar { Value: string word } => Scalar(word),
        _ => value.ToJson(),
    };

    /// <summary>A text, quoted if necessary.</summary>
    private string Scalar(string word)
    {
        if (_isJson || word.Length == 0 || word.Any(char.IsControl))
        {
            return JsonText.Quote(word);
        }

        bool isPlain = (char.IsAsciiLetter(word[0]) || word[0] == '$') && !s_words.Contains(word)
            && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/' or '$' or '+');
        return isPlain || IsProse(word) ? word : $"'{word.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Words separated by blanks that YAML cannot mistake for syntax.</summary>
    private static bool IsProse(string text)
        => char.IsAsciiLetter(text[0]) && text[^1] != ' ' && text.Contains(' ', StringComparison.Ordinal)
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_');
}
