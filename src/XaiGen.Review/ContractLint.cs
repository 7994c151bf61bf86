using XaiGen.Contract.Diagnostics;
using XaiGen.Generator;
using XaiGen.Review.CSharp;
using XaiGen.Review.Documents;
using XaiGen.Review.Lint;

namespace XaiGen.Review;

/// <summary>Reports the problems of a contract.</summary>
public static class ContractLint
{
    /// <summary>
    /// Checks one contract with the reader and the generator, with a second reader, and against the style rules. Nothing is fetched, and
    /// the content of a document never causes an exception: a part that could not be checked is itself a finding.
    /// </summary>
    public static Review Check(ContractText contract) => LargeStack.Run(() => CheckAll(contract));

    private static Review CheckAll(ContractText contract)
    {
        (ContractDocument? document, IReadOnlyList<InputProblem>? problems) = ContractDocument.Open(contract);
        if (document is null)
        {
            return new Review([.. problems.Select(problem => LintFindings.Of(problem.Problem, problem.File)).InOrder()], problems);
        }

        LintFindings findings = new(document);
        findings.Isolate("what the generator says", document.Root, () =>
        {
            foreach (Problem problem in BoundedGeneration.Generate(contract.ToFiles(), new GenerationOptions("Api", "ApiClient")).Problems)
            {
                findings.Add(problem);
            }
        });
        findings.Isolate("what a second reader says", document.Root, new SecondReader(document, findings).Check);
        findings.Isolate("examples and defaults", document.Root, new ExampleLint(document, findings).Check);
        findings.Isolate("the operations", document.Root, new OperationLint(document, findings).Check);
        findings.Isolate("the document", document.Root, new DocumentLint(document, findings).Check);
        findings.Isolate("the components", document.Root, new ComponentLint(document, findings).Check);
        findings.Isolate("the schemas", document.Root, new SchemaLint(document, findings).Check);
        findings.Isolate("required properties", document.Root, new RequiredLint(document, findings).Check);
        return new Review([.. findings.All.InOrder()], []);
    }
}
