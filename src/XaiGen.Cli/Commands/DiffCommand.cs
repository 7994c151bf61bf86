using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Generator;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen diff</c>: what a change of a contract breaks, on the wire and in C#.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        const string Forms = "a file, '-' for standard input, a folder of released contracts (its newest), or REVISION:PATH of git.";
        var old = new Argument<string>("OLD") { Description = $"The contract as it was: {Forms}" };
        var @new = new Argument<string>("NEW") { Description = $"The contract as it is: {Forms}" };
        Option<string> format = new Option<string>("--format") { Description = "How to say it.", DefaultValueFactory = _ => "terminal" }
            .AcceptOnlyFromAmong("terminal", "markdown", "json", "sarif", "html", "github");
        Option<string?> failOn = new Option<string?>("--fail-on") { Description = "End with 1 if there is a finding as loud as this." }
            .AcceptOnlyFromAmong("breaking", "warning", "any");
        var waivers = new Option<string?>("--waivers") { Description = "A file of accepted findings." };
        var wireOnly = new Option<bool>("--wire-only") { Description = "Leave the C# out, which takes longer than the wire." };
        var @namespace = new Option<string>("--namespace") { Description = "The namespace of the generated C#.", DefaultValueFactory = _ => "Api" };
        var client = new Option<string>("--client") { Description = "The root client's class.", DefaultValueFactory = _ => "ApiClient" };
        var command = new Command("diff", "Say what a change of a contract breaks, on the wire and in the generated C#.")
        {
            old, @new, format, failOn, waivers, wireOnly, @namespace, client,
        };
        command.SetAction(async (line, cancellation) =>
        {
            ContractFile before = await ContractInput.ReadAsync(line.GetRequiredValue(old), cancellation);
            ContractFile after = await ContractInput.ReadAsync(line.GetRequiredValue(@new), cancellation);
            var options = new DiffOptions
            {
                ComparesCSharp = !line.GetValue(wireOnly),
                Generation = new GenerationOptions(line.GetRequiredValue(@namespace), line.GetRequiredValue(client)),
            };
            Review.Review review = ContractDiff.Compare(before.ToText(), after.ToText(), options);
            if (!review.IsReadable)
            {
                foreach (InputProblem problem in review.Unreadable)
                {
                    Console.Error.WriteLine(problem);
                }

                return ExitCodes.BadInput;
            }

            if (line.GetValue(waivers) is { } path)
            {
                review = Waive(review, path, options.Today);
            }

            Write(review, line.GetRequiredValue(format), before, after);
            return line.GetValue(failOn) is { } loud && Gate.Fails(review, Enum.Parse<FailOn>(loud, ignoreCase: true)) ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static Review.Review Waive(Review.Review review, string path, DateOnly today)
    {
        WaiverFile waivers = WaiverFile.Read(ContractFile.Read(path).ToText());
        return waivers.Errors.Count == 0
            ? waivers.Apply(review, today)
            : throw new BadInputException(string.Join(" ", waivers.Errors));
    }

    private static void Write(Review.Review review, string format, ContractFile before, ContractFile after)
    {
        switch (format)
        {
            case "markdown":
                Console.WriteLine(MarkdownReport.Write(review));
                break;
            case "json":
                Console.WriteLine(JsonReport.Write(review));
                break;
            case "sarif":
                Console.WriteLine(SarifReport.Write(review));
                break;
            case "html":
                Console.WriteLine(HtmlReport.Write(review, before.ToText(), after.ToText()));
                break;
            case "github":
                Console.WriteLine(GitHubReport.Write(review));
                break;
            default:
                DiffReport.Write(review);
                break;
        }
    }
}
