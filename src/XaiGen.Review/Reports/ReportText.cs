using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Review.Reports;

/// <summary>
/// Text that may come from a contract, as a report may show it: one line of bounded length, in which every character is seen and
/// nothing is left that a terminal or a build server obeys. Each format puts it in its own quotes after that.
/// </summary>
public readonly partial record struct ReportText
{
    /// <summary>Longer names and values are not read by anyone, and a report may hold thousands of them.</summary>
    public const int MostCharacters = 1_000;

    private readonly string? _text;

    private ReportText(string text) => _text = text;

    /// <summary>Cleans a text.</summary>
    /// <param name="text">Whatever it holds.</param>
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
    /// Whether a character steers what shows it, or cannot be seen: control characters, marks that turn the direction of text, tags.
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

    /// <summary>GitHub and Azure Pipelines obey <c>##[error]</c> and <c>##vso[…]</c> anywhere in a line.</summary>
    [GeneratedRegex(@"##(?=\w*\[)")]
    internal static partial Regex Command();
}
