using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using XaiGen.Review.Reports;

namespace XaiGen.Cli;

/// <summary>
/// A line for a terminal: literals are written as they are, and interpolated values are shown as text, so that no value from a contract
/// controls the terminal, starts a new line, or becomes a command of the build server that keeps the log.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct TerminalText
{
    private readonly StringBuilder _text;

    public TerminalText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(string? text)
    {
        string shown = ReportText.Of(text).ToString();

        // Build servers treat two colons at the start of a line, after optional blanks, as a command.
        _text.Append(IsAtStart() && shown.AsSpan().TrimStart().StartsWith(":") ? "'" : "").Append(shown);
    }

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private bool IsAtStart()
    {
        for (int at = _text.Length - 1; at >= 0 && _text[at] != '\n'; at--)
        {
            if (!char.IsWhiteSpace(_text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
