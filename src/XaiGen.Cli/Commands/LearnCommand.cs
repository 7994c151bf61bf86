using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Generator;
using XaiGen.Review;
using XaiGen.Review.Reports;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Learning;
using XaiGen.Traffic.Reports;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen learn</c>: proposes edits of the contract that follow from traffic.</summary>
internal static class LearnCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var sources = new Argument<string[]>("SOURCE")
        {
            Description = "The ledger of a client (DriftLedger of its options), a folder of recordings (xaigen record), a HAR file, which "
                + "may be in a ZIP file, or the journal of the emulator (/_emulator/requests).",
            Arity = ArgumentArity.OneOrMore,
        };
        var apply = new Option<bool>("--apply")
        {
            Description = "Apply the edits of sufficient certainty to the file. Comments, order and layout are kept.",
        };
        var check = new Option<bool>("--check") { Description = "Exit with 1 if anything does not match the contract." };
        Option<string> certainty = new Option<string>("--certainty")
        {
            Description = "The minimum certainty of edits that are applied or included in the patch.",
            DefaultValueFactory = _ => "likely",
        }.AcceptOnlyFromAmong("possible", "likely", "certain");
        Option<string> format = new Option<string>("--format") { Description = "The output format.", DefaultValueFactory = _ => "terminal" }
            .AcceptOnlyFromAmong("terminal", "patch", "markdown", "json", "sarif", "github");
        var wireOnly = new Option<bool>("--wire-only") { Description = "Leave out the effects on the C#, which take longer to compute." };
        var @namespace = new Option<string>("--namespace")
        {
            Description = "The namespace of the generated C#.",
            DefaultValueFactory = _ => "Api",
        };
        var client = new Option<string>("--client") { Description = "The root client's class.", DefaultValueFactory = _ => "ApiClient" };
        var command = new Command("learn", "Report where recorded traffic does not match the contract, and propose edits.")
        {
            contract, sources, apply, check, certainty, format, wireOnly, @namespace, client,
        };
        command.SetAction(async (line, cancellation) =>
        {
            string name = line.GetRequiredValue(contract);
            ContractText text = await ContractInput.ReadAsync(name, cancellation);
            if (line.GetValue(apply) && !File.Exists(text.Name))
            {
                throw new BadInputException($"--apply changes a file, and '{name}' is none; name the contract's file.");
            }

            ILookup<bool, string> ledgers = line.GetRequiredValue(sources).ToLookup(LedgerFile.Is);
            IReadOnlyList<LedgerEntry> ledger = LedgerFile.Read(ledgers[true]);
            Exchange[] exchanges = [.. ledgers[false].SelectMany(ExchangeSource.Read)];
            var options = new LearnOptions
            {
                ComparesCSharp = !line.GetValue(wireOnly),
                Generation = new GenerationOptions(line.GetRequiredValue(@namespace), line.GetRequiredValue(client)),
                Least = Enum.Parse<Certainty>(line.GetRequiredValue(certainty), ignoreCase: true),
            };
            Learned learned = await SlowWork.RunAsync(_ => ContractLearner.Learn(text, exchanges, options, ledger), cancellation);
            DiffCommand.RefuseUnreadable(LearnedReview.Of(learned));
            Write(line.GetRequiredValue(format), text, learned, ledger.Count);
            if (line.GetValue(apply) && learned.Text != text.Text)
            {
                await ContractFile.WriteAsync(text.Name, learned.Text, cancellation);
            }

            return line.GetValue(check) && learned.Proposals.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static void Write(string format, ContractText contract, Learned learned, int entries)
    {
        switch (format)
        {
            case "patch":
                Terminal.WriteReport(UnifiedDiff.Of(contract.Name, contract.Text, learned.Text));
                break;
            case "markdown":
                Terminal.WriteReport(LearnedMarkdown.Write(learned));
                break;
            case "json":
                Terminal.WriteReport(JsonReport.Write(LearnedReview.Of(learned)));
                break;
            case "sarif":
                Terminal.WriteReport(SarifReport.Write(LearnedReview.Of(learned)));
                break;
            case "github":
                Terminal.WriteReport(GitHubReport.Write(LearnedReview.Of(learned)));
                break;
            default:
                foreach (Proposal proposal in learned.Proposals)
                {
                    Terminal.WriteLine($"{proposal.Place.File}({proposal.Place.Line},{proposal.Place.Column}): {proposal.Message}");
                    Terminal.WriteLine($"    {LearnedReview.Advice(proposal)}");
                }

                string whether = learned.Proposals.Count == 0
                    ? "Everything matches the contract." : $"Differences from the contract: {learned.Proposals.Count}.";
                string ledgers = entries == 0 ? "" : $", ledger entries: {entries}";
                Terminal.WriteLine($"Exchanges: {learned.Exchanges}{ledgers}. {whether}");
                break;
        }
    }
}
