using System.CommandLine;
using XaiGen.Cli.Contracts;

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
            return ProblemReport.Write(file.Path, ContractCheck.Run(file)) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }
}
