using System.Globalization;
using System.Text;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A value as C# source.</summary>
internal sealed class Literal
{
    private readonly string _source;

    private Literal(string source) => _source = source;

    internal static Literal Of(string text) => new(Quote("\"", text, "\""));

    /// <summary>A UTF-8 literal. A lone surrogate has no UTF-8 form and becomes the replacement character, as in every encoder.</summary>
    internal static Literal Utf8(string text)
        => new(Quote("\"", IsPlain(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), "\"u8"));

    /// <summary>Printable ASCII without three quotes in a row, in UTF-8.</summary>
    internal static Literal RawUtf8(string ascii) => new($"\"\"\"{ascii}\"\"\"u8");

    /// <summary>A text with variables, each replaced by the variable of its name.</summary>
    internal static Literal Interpolated(IEnumerable<PathPart> parts, Func<string, Identifier> variableOf)
    {
        PathPart[] all = [.. parts];
        bool isPlain = all.All(part => part is PathPart.Text);
        var source = new StringBuilder(isPlain ? "\"" : "$\"");
        foreach (PathPart part in all)
        {
            if (part is PathPart.Variable variable)
            {
                source.Append('{').Append(variableOf(variable.WireName).Text).Append('}');
            }
            else
            {
                Escape(source, isPlain ? part.Written : part.Written.Replace("{", "{{").Replace("}", "}}"));
            }
        }

        return new Literal(source.Append('"').ToString());
    }

    internal static Literal Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture) + "m");

    internal static Literal Of(decimal? value) => value is { } number ? Of(number) : new Literal("null");

    internal static Literal Of(long? value) => new(value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    /// <summary>A whole number that the contract has as text.</summary>
    internal static Literal Integer(string text) => Of((long?)long.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The same as a <c>long</c> in every context.</summary>
    internal static Literal Long(string text) => new(Integer(text)._source + "L");

    internal static Literal Of(bool value) => new(value ? "true" : "false");

    public override string ToString() => _source;

    private static string Quote(string open, string text, string close) => IsPlain(text)
        ? open + text + close
        : Escape(new StringBuilder(open, text.Length + open.Length + close.Length), text).Append(close).ToString();

    /// <summary>Whether the text needs no escapes, as most names do not.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static StringBuilder Escape(StringBuilder literal, string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                '\0' => literal.Append("\\0"),
                >= ' ' and <= '~' => literal.Append(c),
                _ when IsVisible(c) => literal.Append(c),
                _ => literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return literal;
    }

    /// <summary>
    /// Whether the character can be shown: it ends no line of C#, is not invisible and does not change the writing direction.
    /// </summary>
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
