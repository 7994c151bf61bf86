using System.Net;

namespace XaiGen.Review.Reports;

/// <summary>HTML, in which what comes from a contract is always text.</summary>
internal sealed class HtmlBuilder : ReportBuilder
{
    protected override string Show(ReportText text, string? style)
    {
        string encoded = WebUtility.HtmlEncode(text.ToString());

        // Build servers take two colons at the start of a line, blanks aside, for a command, and a text may begin a line.
        int start = encoded.Length - encoded.AsSpan().TrimStart().Length;
        return start < encoded.Length && encoded[start] == ':' ? $"{encoded[..start]}&#58;{encoded[(start + 1)..]}" : encoded;
    }
}
