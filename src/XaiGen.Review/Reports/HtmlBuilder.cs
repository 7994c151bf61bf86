using System.Net;

namespace XaiGen.Review.Reports;

/// <summary>Builds HTML in which values from a contract are always text.</summary>
internal sealed class HtmlBuilder : ReportBuilder
{
    protected override string Show(ReportText text, string? style)
    {
        string encoded = WebUtility.HtmlEncode(text.ToString());

        // Build servers treat two colons at the start of a line, after optional blanks, as a command, and this text may start a line.
        int start = encoded.Length - encoded.AsSpan().TrimStart().Length;
        return start < encoded.Length && encoded[start] == ':' ? $"{encoded[..start]}&#58;{encoded[(start + 1)..]}" : encoded;
    }
}
