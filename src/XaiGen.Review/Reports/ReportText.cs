using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Review.Reports;

/// <summary>
/// Text, possibly from a contract, that is safe to show in a report: one line of bounded length in which every character is visible and
/// nothing is a command for a terminal or a build server. Each format then adds its own quoting.
/// </summary>
public readonly partial record struct ReportText
{
    /// <summary>The limit for names and values: longer ones are not read, and a report may contain thousands of them.</summary>
    public const int MostCharacters = 1_000;

    private readonly string? _text;

    private ReportText(string text) => _text = text;

    /// <summary>Cleans a text.</summary>
    /// <param name="text">Any text.</param>
    public static ReportText Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var clean = new StringBuilder(Math.Min(text.Length, MostCharacters));
        ReadOnlySpan<char> left = text;
        while (!left.IsEmpty)
        {
            if (clean.Length >= MostCharacters)
            {
                clean.Append('…');
                break;
            }

            bool isWhole = Rune.DecodeFromUtf16(left, out Rune rune, out int length) == OperationStatus.Done;
            if (!isWhole)
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)left[0]:X4}");
            }
            else if (rune.Value is '\n' or '\t' or 0x85 or 0x2028 or 0x2029 || (rune.Value == '\r' && left is not ['\r', '\n', ..]))
            {
                clean.Append(' ');
            }
            else if (rune.Value != '\r')
            {
                Append(clean, rune);
            }

            left = left[length..];
        }

        return new ReportText(Command().Replace(clean.ToString(), "## "));
    }

    public override string ToString() => _text ?? "";

    /// <summary>
    /// Whether a character controls its display or is invisible: control characters, bidirectional marks, tag characters.
    /// </summary>
    internal static bool IsHidden(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (!IsHidden(rune))
        {
            Span<char> units = stackalloc char[2];
            clean.Append(units[..rune.EncodeToUtf16(units)]);
        }
        else
        {
            clean.Append(rune.IsBmp ? "\\u" : "\\U").Append(rune.Value.ToString(rune.IsBmp ? "X4" : "X8", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>GitHub and Azure Pipelines execute <c>##[error]</c> and <c>##vso[…]</c> anywhere in a line.</summary>
    [GeneratedRegex(@"##(?=\w*\[)")]
    internal static partial Regex Command();
}
