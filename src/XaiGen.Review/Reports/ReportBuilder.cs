using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace XaiGen.Review.Reports;

/// <summary>
/// Builds a report. Only literals are written unchanged; interpolated values are text and are escaped for the format. A string cannot be
/// appended in any other way.
/// </summary>
internal abstract class ReportBuilder
{
    private readonly StringBuilder _report = new();

    public int Length => _report.Length;

    public ReportBuilder Append([InterpolatedStringHandlerArgument("")] ref Words words)
    {
        _ = words;
        return this;
    }

    /// <summary>Appends a literal that is too long to be written inline.</summary>
    public ReportBuilder Literal([ConstantExpected] string literal)
    {
        _report.Append(literal);
        return this;
    }

    public override string ToString() => _report.ToString();

    /// <summary>Escapes the text for the format.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="style">The format specifier after the colon in the braces; its meaning depends on the format.</param>
    protected abstract string Show(ReportText text, string? style);

    [InterpolatedStringHandler]
    public readonly ref struct Words
    {
        private readonly ReportBuilder _builder;

        public Words(int literalLength, int formattedCount, ReportBuilder builder)
        {
            _ = literalLength + formattedCount;
            _builder = builder;
        }

        public void AppendLiteral(string literal) => _builder._report.Append(literal);

        public void AppendFormatted(string? text, string? format = null)
            => _builder._report.Append(_builder.Show(ReportText.Of(text), format));

        public void AppendFormatted(int number, int alignment = 0)
            => _builder._report.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(alignment));
    }
}
