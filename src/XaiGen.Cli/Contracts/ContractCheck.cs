using XaiGen.Contract;
using XaiGen.Generator;

namespace XaiGen.Cli.Contracts;

/// <summary>What a contract is told by those who use it: the reader and the generator.</summary>
internal static class ContractCheck
{
    // Names play no part in what is right or wrong.
    private static readonly GenerationOptions s_anyNames = new("Linted");

    public static IReadOnlyList<Problem> Run(ContractFile contract) => CodeGeneration.Generate(contract.Text, s_anyNames).Problems;
}
