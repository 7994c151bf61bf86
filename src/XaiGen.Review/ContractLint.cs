using XaiGen.Contract.Diagnostics;
using XaiGen.Generator;
using XaiGen.Review.Documents;
using XaiGen.Review.Lint;

namespace XaiGen.Review;

/// <summary>Says what keeps a contract from being worth trusting.</summary>
public static class ContractLint
{
    /// <summary>Checks one contract: with the reader and the generator, with a second reader, and against the rules for writing contracts.</summary>
    public static Review Check(ContractText contract)
    {
        var (document, problems) = ContractDocument.Open(contract);
        if (document is null)
        {
            return new Review([.. problems.Select(problem => LintFindings.Of(problem.Problem, problem.File)).InOrder()], problems);
        }

        LintFindings findings = new(document);
        foreach (Problem problem in CodeGeneration.Generate(contract.Text, new GenerationOptions("Api", "ApiClient")).Problems)
        {
            findings.Add(problem);
        }

        new SecondReader(document, findings).Check();
        new ExampleLint(document, findings).Check();
        new OperationLint(document, findings).Check();
        new ComponentLint(document, findings).Check();
        new RequiredLint(document, findings).Check();
        return new Review([.. findings.All.InOrder()], []);
    }
}
