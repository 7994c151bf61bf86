using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review;

/// <summary>A problem of a document, with the name of the document.</summary>
public sealed record InputProblem(string File, Problem Problem)
{
    public override string ToString()
        => $"{File}({Problem.Range.Line},{Problem.Range.Column}): error {Problem.Rule.Id}: {Problem.Message}";
}
