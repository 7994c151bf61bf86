using XaiGen.Contract.Diagnostics;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>A problem of a contract, whichever component found it. Without a file it is in the contract's main document.</summary>
internal sealed record ReportedProblem(Severity Severity, string Id, string? File, int Line, int Column, string Message)
{
    public static ReportedProblem Of(Problem problem) => new(
        problem.Rule.Severity switch
        {
            ProblemSeverity.Error => Severity.Error,
            ProblemSeverity.Warning => Severity.Warning,
            _ => Severity.Info,
        },
        problem.Rule.Id,
        problem.Range.File,
        problem.Range.Line,
        problem.Range.Column,
        problem.Message);

    public static ReportedProblem Of(Finding finding) => new(
        finding.Severity, finding.Rule.Id, finding.New?.File, finding.New?.Line ?? 1, finding.New?.Column ?? 1,
        finding.Fix is { } fix ? $"{finding.Message} --fix does this: {fix.Title}." : finding.Message);
}
