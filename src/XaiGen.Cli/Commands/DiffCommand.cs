using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Generator;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen diff</c>: the breaking changes of a contract, on the wire and in C#.</summary>
internal static class DiffCommand
{
    /// <summary>The maximum number of problems to print, because a file that is not a contract may have one on each line.</summary>
    private const int MostProblems = 4;

    public static Command Create()
    {
        const string Forms =
            "a file, '-' for standard input, a folder (of several released contracts the newest), or REVISION:PATH of git. Other files "
            + "that it refers to are read from its folder, or its revision.";
        var old = new Argument<string>("OLD") { Description = $"The old contract: {Forms}" };
        var @new = new Argument<string>("NEW") { Description = $"The new contract: {Forms}" };
        var output = new ReviewOutput(failOn: null, ReviewOutput.Changelog, ReviewOutput.Migration, ReviewOutput.Forwarders);
        var overlays = new OverlayOption();
        var waivers = new Option<string?>("--waivers") { Description = "A file of accepted findings." };
        var write = new Option<string?>("--write-waivers")
        {
            Description =
                "Add waivers to this file for the remaining breaks; write the reasons yourself. They expire after 90 days.",
        };
        var wireOnly = new Option<bool>("--wire-only") { Description = "Leave out the C#, which takes longer than the wire." };
        var @namespace =
            new Option<string>("--namespace") { Description = "The namespace of the generated C#.", DefaultValueFactory = _ => "Api" };
        var client = new Option<string>("--client") { Description = "The root client's class.", DefaultValueFactory = _ => "ApiClient" };
        var command = new Command("diff", "Report what a change of a contract breaks, on the wire and in the generated C#.")
        {
            old, @new, output.Format, output.Reports, output.FailOn, overlays.Option, waivers, write, wireOnly, @namespace, client,
        };
        command.SetAction(async (line, cancellation) =>
        {
            (string? oldName, string? newName) = (line.GetRequiredValue(old), line.GetRequiredValue(@new));
            if (oldName == ContractInput.StandardInput && newName == ContractInput.StandardInput)
            {
                throw new BadInputException("Only one of the two contracts can come from standard input; name a file for the other.");
            }

            ContractText oldText = await ContractInput.ReadAsync(oldName, cancellation) with { Overlays = overlays.Read(line) };
            ContractText newText = await ContractInput.ReadAsync(newName, cancellation) with { Overlays = overlays.Read(line) };
            var options = new DiffOptions
            {
                ComparesCSharp = !line.GetValue(wireOnly),
                Generation = new GenerationOptions(line.GetRequiredValue(@namespace), line.GetRequiredValue(client)),
            };
            Review.Review review =
                await SlowWork.RunAsync(progress => ContractDiff.Compare(oldText, newText, options, progress), cancellation);
            RefuseUnreadable(review);
            if (line.GetValue(waivers) is { } path)
            {
                review = AcceptedFindings.TakeOut(review, path, options.Today);
            }

            if (line.GetValue(write) is { } target)
            {
                await AcceptedFindings.AddAsync(review, target, options.Today, FailOn.Breaking, cancellation);
            }

            return output.Write(line, review, () => DiffReport.Write(review), oldText, newText);
        });
        return command;
    }

    /// <exception cref="BadInputException">One of the compared documents is not a contract.</exception>
    public static void RefuseUnreadable(Review.Review review)
    {
        if (!review.IsReadable)
        {
            int more = review.Unreadable.Count - MostProblems;
            throw new BadInputException(string.Join(" ", review.Unreadable.Take(MostProblems))
                + (more > 0 ? $" There are {more} more; xaigen lint has them all." : ""));
        }
    }
}
