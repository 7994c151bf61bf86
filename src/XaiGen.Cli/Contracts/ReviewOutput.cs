using System.CommandLine;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Contracts;

/// <summary>The options and the output of a review, shared by comparison and lint.</summary>
/// <param name="failOn">The lowest severity that fails if the user sets no other; null for none.</param>
/// <param name="formats">Formats in addition to those that every review supports.</param>
internal sealed class ReviewOutput(string? failOn = null, params string[] formats)
{
    /// <summary>The changes of a release, for people.</summary>
    public const string Changelog = "changelog";

    /// <summary>The renames, changes and removals in C#, for programs.</summary>
    public const string Migration = "migration";

    /// <summary>Obsolete members with the old names, in C#.</summary>
    public const string Forwarders = "forwarders";

    private const string Terminal = "terminal";

    private static readonly string[] s_formats = ["markdown", "json", "sarif", "html", "github"];

    public Option<string> Format { get; } =
        new Option<string>("--format") { Description = "The output format.", DefaultValueFactory = _ => Terminal }
        .AcceptOnlyFromAmong([Terminal, .. s_formats, .. formats]);

    public Option<string[]> Reports { get; } = ReportOption([.. s_formats, .. formats]);

    public Option<string?> FailOn { get; } = new Option<string?>(
        "--fail-on")
    { Description = "Exit with 1 if there is a finding of at least this severity.", DefaultValueFactory = _ => failOn }
        .AcceptOnlyFromAmong("breaking", "warning", "any");

    /// <summary>The lowest severity that fails; if neither the user nor the command sets one, a breaking change.</summary>
    public FailOn FailOnOf(ParseResult line)
        => line.GetValue(FailOn) is { } loud ? Enum.Parse<FailOn>(loud, ignoreCase: true) : Review.FailOn.Breaking;

    /// <summary>Writes the review to standard output, and the reports to their files.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="review">The findings.</param>
    /// <param name="onTerminal">Writes the output for an interactive terminal.</param>
    /// <param name="texts">The contracts whose lines are shown.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="BadInputException">A report cannot be written.</exception>
    public int Write(ParseResult line, Review.Review review, Action onTerminal, params ReadOnlySpan<ContractText> texts)
    {
        if (line.GetRequiredValue(Format) is var format and not Terminal)
        {
            Cli.Terminal.WriteReport(Report(format, review, texts));
        }
        else
        {
            onTerminal();
        }

        foreach (string[] report in (line.GetValue(Reports) ?? []).Select(Parts))
        {
            WriteFile(report[1], Report(report[0], review, texts));
        }

        if (!review.IsReadable)
        {
            return ExitCodes.BadInput;
        }

        return line.GetValue(FailOn) is not null && Gate.Fails(review, FailOnOf(line)) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static Option<string[]> ReportOption(string[] formats)
    {
        var option = new Option<string[]>("--report")
        {
            Description = "Write a report to a file too, such as sarif=review.sarif. This option can be given several times.",
            HelpName = "FORMAT=FILE",
        };
        option.Validators.Add(given =>
        {
            foreach (string report in given.GetValueOrDefault<string[]>()
                .Where(report => Parts(report) is not [_, not ""] || !formats.Contains(Parts(report)[0])))
            {
                given.AddError($"'{report}' is no report: write FORMAT=FILE, with one of these formats: {string.Join(", ", formats)}.");
            }
        });
        return option;
    }

    private static string[] Parts(string report) => report.Split('=', 2);

    private static string Report(string format, Review.Review review, ReadOnlySpan<ContractText> texts) => format switch
    {
        "markdown" => MarkdownReport.Write(review),
        "json" => JsonReport.Write(review),
        "sarif" => SarifReport.Write(review),
        "html" => HtmlReport.Write(review, texts),
        Changelog => ChangelogReport.Write(review),
        Migration => MigrationReport.Write(review),
        Forwarders => ForwarderReport.Write(review),
        _ => GitHubReport.Write(review),
    };

    private static void WriteFile(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The report '{path}' cannot be written: {cause.Message}");
        }
    }
}
