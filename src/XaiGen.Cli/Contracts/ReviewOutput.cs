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

    public Option<string> Format { get; } =
        new Option<string>("--format") { Description = "The output format.", DefaultValueFactory = _ => Terminal }
        .AcceptOnlyFromAmong([Terminal, "markdown", "json", "sarif", "html", "github", .. formats]);

    public Option<string?> FailOn { get; } = new Option<string?>(
        "--fail-on")
    { Description = "Exit with 1 if there is a finding of at least this severity.", DefaultValueFactory = _ => failOn }
        .AcceptOnlyFromAmong("breaking", "warning", "any");

    /// <summary>The lowest severity that fails; if neither the user nor the command sets one, a breaking change.</summary>
    public FailOn FailOnOf(ParseResult line)
        => line.GetValue(FailOn) is { } loud ? Enum.Parse<FailOn>(loud, ignoreCase: true) : Review.FailOn.Breaking;

    /// <summary>Writes the review to standard output.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="review">The findings.</param>
    /// <param name="onTerminal">Writes the output for an interactive terminal.</param>
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
            case Forwarders:
                Cli.Terminal.WriteReport(ForwarderReport.Write(review));
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
