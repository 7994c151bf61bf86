using System.CommandLine;
using Spectre.Console;
using XaiGen.Cli.Contracts;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen history</c>: reports which of many changes of a contract broke what.</summary>
internal static class HistoryCommand
{
    private const int MostMembers = 4;

    public static Command Create()
    {
        var history = new Argument<string>("HISTORY")
        {
            Description =
            "A folder of released contracts, in the order of their names, or a git range and a path: v1.0..HEAD:spec/api.yaml."
        };
        var wireOnly = new Option<bool>("--wire-only") { Description = "Leave out the C#, which takes longer than the wire." };
        var command =
            new Command("history", "Report what each change of a contract broke, on the wire and in the generated C#.") { history, wireOnly };
        command.SetAction(async (line, cancellation) =>
        {
            IReadOnlyList<string> names = await ContractHistory.NamesAsync(line.GetRequiredValue(history), cancellation);
            if (names.Count < 2)
            {
                throw new BadInputException(
                    $"There are {names.Count} contracts in '{line.GetRequiredValue(history)}'; a history needs at least two.");
            }

            var options = new DiffOptions { ComparesCSharp = !line.GetValue(wireOnly) };
            bool isReadable = true;
            ContractText before = await ContractInput.ReadAsync(names[0], cancellation);
            foreach (string name in names.Skip(1))
            {
                ContractText old = before, now = await ContractInput.ReadAsync(name, cancellation);
                Review.Review review = await SlowWork.RunAsync(progress => ContractDiff.Compare(old, now, options, progress), cancellation);
                Write(old.Name, now.Name, review);
                before = now;
                isReadable &= review.IsReadable;
            }

            return isReadable ? ExitCodes.Done : ExitCodes.BadInput;
        });
        return command;
    }

    private static void Write(string old, string now, Review.Review review)
    {
        Terminal.Write(new Style(decoration: Decoration.Bold), $"{now}");
        Terminal.WriteLine(
            $" (after {old}): {(review.IsReadable ? ReportWords.Summary(review) : string.Join(" ", review.Unreadable.Take(1)))}");
        foreach (Cause cause in review.Causes.Where(cause => cause.First.Severity == Severity.Error))
        {
            string members = cause.Members.Count == 0 ? "" : $" C#: {ReportWords.Members(cause, MostMembers)}.";
            Terminal.Write($"  ");
            Terminal.Write(Color.Red, $"{ReportWords.Verdicts(cause.First)}");
            Terminal.WriteLine($" {cause.First.Rule.Id}: {cause.Message}{members}");
        }
    }
}
