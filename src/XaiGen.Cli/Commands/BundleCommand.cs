using System.CommandLine;
using System.Text;
using XaiGen.Cli.Contracts;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen bundle</c>: merges a contract of several files into one, for tools that read only one file.</summary>
internal static class BundleCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var output = new Option<string?>("--output", "-o")
        {
            Description =
                "The file to write: JSON if its name ends in .json, else YAML. Without it the document goes to standard output, as YAML.",
            HelpName = "FILE",
        };
        var overlays = new OverlayOption();
        var command = new Command(
            "bundle",
            "Write a contract and all files that it refers to as one document. Swagger 2.0 becomes OpenAPI 3.0.") { contract, output, overlays.Option };
        command.SetAction(
            (line, cancellation) => RunAsync(line.GetRequiredValue(contract), overlays.Read(line), line.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string name, EquatableArray<SourceFile> overlays, string? output, CancellationToken cancellation)
    {
        ContractText contract = await ContractInput.ReadAsync(name, cancellation) with { Overlays = overlays };
        ContractTree tree = new(contract.ToFiles(), cancellation);
        Problem[] errors = [.. tree.Problems.Where(problem => problem.Rule.Severity == ProblemSeverity.Error)];
        if (errors.Length > 0)
        {
            ProblemReport.Write(contract.Name, errors.Select(ReportedProblem.Of));
            return ExitCodes.Failed;
        }

        bool isJson = Path.GetExtension(output)?.Equals(".json", StringComparison.OrdinalIgnoreCase) == true;
        string text = isJson ? DocumentWriter.Json(tree) : DocumentWriter.Yaml(tree, contract.Name);
        if (output is null)
        {
            Terminal.WriteReport(text);
            return ExitCodes.Done;
        }

        if (File.Exists(output) && Path.GetFullPath(output) == Path.GetFullPath(contract.Name))
        {
            throw new BadInputException($"'{output}' is the contract itself; name another file with --output.");
        }

        try
        {
            await File.WriteAllTextAsync(output, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"'{output}' cannot be written: {cause.Message}");
        }

        Terminal.WriteLine(
            $"{contract.Name} and {contract.Parts.Count} other file{(contract.Parts.Count == 1 ? "" : "s")} as one document in {output}");
        return ExitCodes.Done;
    }
}
