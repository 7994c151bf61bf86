using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>
/// The size of a client's assembly. A change that makes it larger or smaller by more than 5 % updates the number here; <c>weight</c> in the
/// benchmarks shows the parts.
/// </summary>
public sealed class WeightTests
{
    private const int BytesOfTheRealContract = 353_280;
    private const int BytesOfTheRealContractAsClasses = 317_952;
    private const int BytesOfDrift = 53_248;
    private const int BytesOfDiscord = 2_537_472;
    private const double Tolerance = 0.05;

    [Fact]
    public void The_assembly_of_the_real_contract_stays_as_small_as_it_is()
    {
        Check(Given.RealContract, BytesOfTheRealContract, noticesDrift: false);
        Check(Given.RealContract, BytesOfTheRealContract + BytesOfDrift, noticesDrift: true);
        Check(Given.RealContract, BytesOfTheRealContractAsClasses, noticesDrift: false, "classes");
    }

    [CorpusFact]
    public void The_assembly_of_a_large_contract_stays_as_small_as_it_is()
        => Check(File.ReadAllText(Path.Combine(Repository.Corpus, "discord.json")), BytesOfDiscord, noticesDrift: true);

    private static void Check(string contract, int expected, bool noticesDrift, string objects = "records")
    {
        var output = (CSharpCompilation)new GeneratorHarness(contract)
            .Property("XaiGenDrift", noticesDrift ? "true" : "false").Property("XaiGenObjects", objects).Run().Output;
        using var assembly = new MemoryStream();
        EmitResult result = output.WithOptions(output.Options.WithOptimizationLevel(OptimizationLevel.Release).WithDeterministic(true))
            .Emit(assembly);

        result.Success.ShouldBeTrue();
        ((double)assembly.Length).ShouldBeInRange(expected * (1 - Tolerance), expected * (1 + Tolerance));
    }
}
