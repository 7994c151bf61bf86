using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Contract.Editing;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen lint</c>: reports all problems of a contract, with their locations.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var fix = new Option<bool>(
            "--fix")
        { Description = "Correct what can be corrected automatically, in the file itself. Comments, order and layout are kept." };
        var config = new Option<string?>("--config") { Description = "A file with the severity of each rule, and with paths to ignore." };
        var waivers = new Option<string?>("--waivers") { Description = "A file of accepted findings." };
        var output = new ReviewOutput(failOn: "breaking");
        var overlays = new OverlayOption();
        var command =
            new Command(
                "lint", "Report the problems of a contract. Exits with 1 if there are errors, and with 0 if there are only warnings.")
        {
            contract, fix, overlays.Option, config, waivers, output.Format, output.Reports, output.FailOn,
        };
        command.SetAction(async (line, cancellation) =>
        {
            string name = line.GetRequiredValue(contract);
            ContractText text = await ContractInput.ReadAsync(name, cancellation);
            text = text with { Overlays = overlays.Read(line) };
            if (line.GetValue(fix) && !File.Exists(text.Name))
            {
                throw new BadInputException($"--fix mends a file, and '{name}' is none; name the contract's file.");
            }


            Review.Review review;
            if (line.GetValue(fix))
            {
                MendedContract mended = await SlowWork.RunAsync(_ => ContractFixes.Apply(text), cancellation);
                await SaveAsync(text, mended, cancellation);
                text = text with { Text = mended.Text };
                review = mended.Review;
            }
            else
            {
                review = await SlowWork.RunAsync(_ => ContractLint.Check(text), cancellation);
            }

            if (line.GetValue(config) is { } wanted)
            {
                var configuration = LintConfiguration.Read(ContractFile.Read(wanted, "configuration of lint").ToText());
                review = configuration.Errors.Count == 0
                    ? configuration.Apply(review)
                    : throw new BadInputException(string.Join(" ", configuration.Errors));
            }

            if (line.GetValue(waivers) is { } path)
            {
                review = AcceptedFindings.TakeOut(review, path, DateOnly.FromDateTime(DateTime.UtcNow));
            }

            return output.Write(line, review, () => ProblemReport.Write(text.Name, review.Findings.Select(ReportedProblem.Of)), text);
        });
        return command;
    }

    private static async Task SaveAsync(ContractText contract, MendedContract mended, CancellationToken cancellation)
    {
        foreach (Fix fix in mended.Applied)
        {
            Terminal.WriteErrorLine($"{contract.Name}({fix.Replaced.Line},{fix.Replaced.Column}): fixed: {fix.Title}");
        }

        if (mended.Applied.Count > 0)
        {
            await ContractFile.WriteAsync(contract.Name, mended.Text, cancellation);
        }
    }
}
