using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen drift</c>: the differences between the vendor's published document and the contract.</summary>
internal static class DriftCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var published = new Argument<string>("PUBLISHED")
        {
            Description = "The vendor's own document: an http or https URL, a file, a folder, '-', or a git REVISION:PATH.",
        };
        var waivers = new Option<string?>("--waivers") { Description = "A file of accepted differences, each with its reason." };
        var write = new Option<string?>("--write-waivers")
        {
            Description = "Add a waiver to this file for each remaining difference; write the reasons yourself.",
        };
        var cache = new Option<string?>("--cache")
        {
            Description = "A folder that caches the document of a URL, so that it is downloaded again only if it has changed (ETag).",
            HelpName = "DIR",
        };
        var output = new ReviewOutput(failOn: "any");
        var overlays = new OverlayOption();
        var command = new Command("drift",
            "Report where a published document and the contract differ. Exits with 1 if there is a difference that no waiver accepts.")
        {
            contract, published, overlays.Option, waivers, write, cache, output.Format, output.Reports, output.FailOn,
        };
        command.SetAction(async (line, cancellation) =>
        {
            string name = line.GetRequiredValue(contract);
            ContractText ours = await ContractInput.ReadAsync(name, cancellation) with { Overlays = overlays.Read(line) };
            ContractText theirs = await new PublishedDocument(line.GetValue(cache))
                .ReadAsync(line.GetRequiredValue(published), cancellation);

            // The C# names come from the contract.
            var options = new DiffOptions { ComparesCSharp = false };
            Review.Review review = await SlowWork.RunAsync(progress => ContractDiff.Compare(ours, theirs, options, progress), cancellation);
            DiffCommand.RefuseUnreadable(review);
            review = review with { AdvisesVersions = false };
            if (line.GetValue(waivers) is { } path)
            {
                review = AcceptedFindings.TakeOut(review, path, options.Today);
            }

            if (line.GetValue(write) is { } target)
            {
                await AcceptedFindings.AddAsync(review, target, options.Today, output.FailOnOf(line),
                    cancellation);
            }

            return output.Write(line, review, () => DiffReport.Write(review), ours, theirs);
        });
        return command;
    }
}
