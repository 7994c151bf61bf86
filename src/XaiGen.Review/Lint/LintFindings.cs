using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Lint;

/// <summary>What lint has found so far.</summary>
internal sealed class LintFindings(ContractDocument document)
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Add(ReviewRule rule, Severity severity, JToken at, string message, string why, string? operation = null)
    {
        SourceLocation place = document.Locate(at);
        _all.Add(new Finding
        {
            Rule = rule,
            Severity = severity,
            New = place,
            Pointer = place.Pointer,
            Message = message,
            Why = why,
            Operations = operation is null ? [] : [operation],
        });
    }

    /// <summary>Passes on what the reader or the generator says.</summary>
    public void Add(Problem problem)
    {
        bool isError = problem.Rule.Severity == ProblemSeverity.Error;
        _all.Add(new Finding
        {
            Rule = new ReviewRule(problem.Rule.Id, problem.Rule.Title),
            Severity = isError ? Severity.Error : problem.Rule.Severity == ProblemSeverity.Warning ? Severity.Warning : Severity.Info,
            New = new SourceLocation(document.Source.Name, problem.Pointer, problem.Range.Line, problem.Range.Column, problem.Range.EndLine, problem.Range.EndColumn),
            Pointer = problem.Pointer,
            Message = problem.Message,
            Why = isError ? "The generator refuses the contract." : "The generated C# leaves this out or takes it as it says here.",
        });
    }
}
