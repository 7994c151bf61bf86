namespace XaiGen.Review.Reports;

/// <summary>Builds GitHub workflow commands: a text is the command's message or one of its properties.</summary>
internal sealed class WorkflowCommandBuilder : ReportBuilder
{
    private const string PropertyStyle = "property";

    protected override string Show(ReportText text, string? style)
    {
        string data = text.ToString().Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return style == PropertyStyle
            ? data.Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)
            : data;
    }
}
