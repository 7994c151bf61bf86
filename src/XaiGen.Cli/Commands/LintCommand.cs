using System.CommandLine;
using XaiGen.Cli.Contracts;
using XaiGen.Review;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen lint</c>: everything that is wrong with a contract, at its place.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        Argument<string> contract = ContractArgument.Create();
        var command = new Command("lint", "Say what is wrong with a contract. Ends with 1 if there are errors, with 0 if there are warnings at most.") { contract };
        command.SetAction(line =>
        {
            ContractFile file = ContractFile.Read(line.GetRequiredValue(contract));
            Review.Review review = ContractLint.Check(file.ToText());
            IEnumerable<ReportedProblem> problems = review.IsReadable
                ? review.Findings.Select(ReportedProblem.Of)
                : review.Unreadable.Select(unreadable => ReportedProblem.Of(unreadable.Problem));
            return ProblemReport.Write(file.Path, problems) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
