using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>Limits the amount of code that is emitted for this repository's contract, which users read, compile and download.</summary>
public sealed class BudgetTests
{
    private const int BytesPerOperation = (13 * 1024) + 512;
    private const int BytesOfSharedCode = 186 * 1024;
    private const int LinesPerOperation = 66;
    private const int BytesOfDescriptionPerOperation = 250;
    private const int BytesOfDrift = 58 * 1024;

    private static readonly GeneratedCode s_code = Generate();

    [Fact]
    public void An_operation_costs_few_bytes_of_source_with_its_share_of_types()
        => (Bytes(s_code.Files.Where(file => !IsShared(file))) / MethodSets().Count()).ShouldBeLessThanOrEqualTo(
            BytesPerOperation, Largest(isShared: false));

    [Fact]
    public void The_shared_code_costs_the_same_few_bytes_whatever_the_contract()
        => Bytes(s_code.Files.Where(IsShared)).ShouldBeLessThanOrEqualTo(BytesOfSharedCode, Largest(isShared: true));

    [Fact]
    public void Noticing_drift_costs_few_bytes_of_source()
    {
        GeneratedCode drift = CodeGeneration.Generate(Given.RealContract, new GenerationOptions("XaiGen", "XaiClient"));

        (Bytes(drift.Files.Where(IsShared)) - Bytes(s_code.Files.Where(IsShared))).ShouldBeLessThanOrEqualTo(BytesOfDrift);
        (Bytes(drift.Files.Where(file => file.Name.EndsWith("ContractDescription.g.cs", StringComparison.Ordinal))) / MethodSets().Count())
            .ShouldBeLessThanOrEqualTo(BytesOfDescriptionPerOperation);
    }

    [Fact]
    public void The_methods_of_an_operation_take_few_lines_with_their_comments()
    {
        (string Operation, int Lines)[] sets = [.. MethodSets().OrderByDescending(set => set.Lines)];

        sets[0].Lines.ShouldBeLessThanOrEqualTo(
            LinesPerOperation,
            string.Join('\n', sets.Take(6).Select(set => $"{set.Lines,4} lines of {set.Operation}")));
    }

    [Fact]
    public void Every_operation_of_the_contract_is_counted()
        => MethodSets().Count()
            .ShouldBe(Given.RealContract.Split('\n').Count(line => line.TrimStart().StartsWith("operationId:", StringComparison.Ordinal)));

    [Fact]
    public void The_same_contract_gives_the_same_bytes()
    {
        Generate().Files.ShouldBe(s_code.Files);
        s_code.Files.ShouldAllBe(file => !file.Text.Contains('\r') && file.Text.EndsWith('\n') && !file.Text.EndsWith("\n\n"));
    }

    private static bool IsShared(GeneratedFile file) => file.Name.Contains(".GeneratedSupport.", StringComparison.Ordinal);

    private static int Bytes(IEnumerable<GeneratedFile> files) => files.Sum(file => Encoding.UTF8.GetByteCount(file.Text));

    private static string Largest(bool isShared)
        => string.Join('\n', s_code.Files.Where(file => IsShared(file) == isShared)
            .OrderByDescending(file => file.Text.Length).Take(12).Select(file => $"{file.Text.Length,8:N0} {file.Name}"));

    private static GeneratedCode Generate()
        => CodeGeneration.Generate(Given.RealContract, new GenerationOptions("XaiGen", "XaiClient") { NoticesDrift = false });

    /// <summary>The methods of each operation, which are adjacent and end with the protocol method.</summary>
    private static IEnumerable<(string Operation, int Lines)> MethodSets()
    {
        foreach (GeneratedFile file in s_code.Files.Where(file => file.Name.EndsWith("sClient.g.cs", StringComparison.Ordinal)))
        {
            int lines = 0;
            foreach (MethodDeclarationSyntax method in CSharpSyntaxTree.ParseText(file.Text)
                .GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                lines += method.ToFullString().Count(c => c == '\n');
                ObjectCreationExpressionSyntax? request = method.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
                    .FirstOrDefault(creation => creation.Type.ToString() == "_api::ApiRequest");
                if (request is not null)
                {
                    yield return (request.ArgumentList!.Arguments[0].ToString(), lines);
                    lines = 0;
                }
            }
        }
    }
}
