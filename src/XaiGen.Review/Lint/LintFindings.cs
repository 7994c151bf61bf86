using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Editing;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>Collects the findings of lint.</summary>
internal sealed class LintFindings(ContractDocument document)
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Add(ReviewRule rule, Severity severity, JsonNode at, string message, string why, string? operation = null, Fix? fix = null)
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
            Fix = fix,
        });
    }

    /// <summary>Runs an independent check: an exception in it becomes a finding and does not affect other checks.</summary>
    /// <param name="what">Describes what was not checked if it fails.</param>
    /// <param name="at">The part of the contract that is checked.</param>
    /// <param name="check">The check.</param>
    public void Isolate(string what, JsonNode at, Action check)
    {
        try
        {
            check();
        }
        catch (Exception fault)
        {
            Add(
                LintRules.CheckFailed, Severity.Error, at,
                $"A check failed, so {what} were not checked here, or not wholly: {fault.GetType().Name}: {fault.Message.Split('\n')[0]}",
                "This is a fault of the tool and not of the contract; please report it with the contract.");
        }
    }

    /// <summary>Adds a problem that the reader or the generator reports.</summary>
    public void Add(Problem problem) => _all.Add(Of(problem, document.Source.NameOf(problem.Range.File)) with
    {
        // A word that is only suggested is not replaced without asking.
        Fix = problem.Suggestion is null ? document.Edit(fixes => fixes.Of(problem)) : null,
    });

    /// <summary>Converts a problem of the reader or the generator to a finding.</summary>
    public static Finding Of(Problem problem, string file)
    {
        bool isError = problem.Rule.Severity == ProblemSeverity.Error;
        return new Finding
        {
            Rule = new ReviewRule(problem.Rule.Id, problem.Rule.Title),
            Severity = isError ? Severity.Error : problem.Rule.Severity == ProblemSeverity.Warning ? Severity.Warning : Severity.Info,
            New = new SourceLocation(
                file, problem.Pointer, problem.Range.Line, problem.Range.Column, problem.Range.EndLine, problem.Range.EndColumn),
            Pointer = problem.Pointer,
            Message = problem.Message,
            Why = isError ? "The generator refuses the contract." : "The generated C# leaves this out or takes it as it says here.",
        };
    }
}
