using System.CommandLine;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Contracts;

/// <summary>How a review is said and when it fails: the same options and words for a comparison and for a lint.</summary>
/// <param name="failOn">From which finding on it fails where the user does not say; null for never.</param>
/// <param name="formats">Formats besides those that each review has.</param>
internal sealed class ReviewOutput(string? failOn = null, params string[] formats)
{
    /// <summary>What a release changes, for people.</summary>
    public const string Changelog = "changelog";

    /// <summary>What became what in C#, for programs.</summary>
    public const string Migration = "migration";

    private const string Terminal = "terminal";

    public Option<string> Format { get; } =
        new Option<string>("--format") { Description = "How to say it.", DefaultValueFactory = _ => Terminal }
        .AcceptOnlyFromAmong([Terminal, "markdown", "json", "sarif", "html", "github", .. formats]);

    public Option<string?> FailOn { get; } = new Option<string?>(
        "--fail-on")
    { Description = "End with 1 if there is a finding as loud as this.", DefaultValueFactory = _ => failOn }
        .AcceptOnlyFromAmong("breaking", "warning", "any");

    /// <summary>From which finding on it fails; where the user does not say and nothing fails, what breaks.</summary>
    public FailOn FailOnOf(ParseResult line)
        => line.GetValue(FailOn) is { } loud ? Enum.Parse<FailOn>(loud, ignoreCase: true) : Review.FailOn.Breaking;

    /// <summary>Writes the review to standard output.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="review">What was found.</param>
    /// <param name="onTerminal">What people at a terminal see.</param>
    /// <param name="texts">The contracts whose lines are shown.</param>
    /// <returns>The exit code.</returns>
    public int Write(ParseResult line, Review.Review review, Action onTerminal, params ReadOnlySpan<ContractText> texts)
    {
        switch (line.GetRequiredValue(Format))
        {
            case "markdown":
                Cli.Terminal.WriteReport(MarkdownReport.Write(review));
                break;
            case "json":
                Cli.Terminal.WriteReport(JsonReport.Write(review));
                break;
            case "sarif":
                Cli.Terminal.WriteReport(SarifReport.Write(review));
                break;
            case "html":
                Cli.Terminal.WriteReport(HtmlReport.Write(review, texts));
                break;
            case Changelog:
                Cli.Terminal.WriteReport(ChangelogReport.Write(review));
                break;
            case Migration:
                Cli.Terminal.WriteReport(MigrationReport.Write(review));
                break;
            case "github":
                Cli.Terminal.WriteReport(GitHubReport.Write(review));
                break;
            default:
                onTerminal();
                break;
        }

        if (!review.IsReadable)
        {
            return ExitCodes.BadInput;
        }

        return line.GetValue(FailOn) is not null && Gate.Fails(review, FailOnOf(line)) ? ExitCodes.Failed : ExitCodes.Done;
    }
}
