using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Review;
using XaiGen.Review.Pages;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen docs</c>: writes the reference of a contract as pages for a browser.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the pages. Pages that an earlier run wrote and that are no longer needed are removed.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string> @namespace = NameOptions.Namespace();
        Option<string?> client = NameOptions.Client();
        var overlays = new OverlayOption();
        var history = new Option<string?>("--history")
        {
            Description =
                "The released contracts, for a page of what each changed: a folder, in the order of names, or v1.0..HEAD:spec/api.yaml.",
            HelpName = "HISTORY",
        };
        var command = new Command("docs", "Write the reference of a contract as pages for a browser.")
        {
            contract, output, overlays.Option, @namespace, client, history,
        };
        command.SetAction((line, cancellation) => RunAsync(
            line.GetRequiredValue(contract),
            overlays.Read(line),
            line.GetRequiredValue(output),
            new GenerationOptions(line.GetRequiredValue(@namespace), line.GetValue(client)),
            line.GetValue(history),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string contract,
        EquatableArray<SourceFile> overlays,
        string output,
        GenerationOptions generation,
        string? history,
        CancellationToken cancellation)
    {
        ContractText text = await ContractInput.ReadAsync(contract, cancellation) with { Overlays = overlays };
        List<ContractText> releases = [];
        foreach (string name in history is null ? [] : await ContractHistory.NamesAsync(history, cancellation))
        {
            releases.Add(await ContractInput.ReadAsync(name, cancellation));
        }

        var options = new PageOptions { Generation = generation, History = releases };
        PageSet pages = await SlowWork.RunAsync(progress => ContractPages.Make(text, options, progress), cancellation);
        if (!ProblemReport.Write(text.Name, pages.Problems.Select(ReportedProblem.Of)))
        {
            return ExitCodes.Failed;
        }

        (string Name, string Text)[] files = [.. pages.Files.Select(file => (file.Name, file.Text))];
        OwnFiles.Check(files);
        OwnFiles folder = PageFolder.Of(OutputFolder.Open(output));
        folder.RefuseFilesOfOthers(files);
        string done = await folder.ReplaceAsync(files, cancellation);
        Terminal.WriteLine($"{done}");
        return ExitCodes.Done;
    }
}
