using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Tests.Options;

namespace XaiGen.Generator.Tests.Features;

/// <summary>Where C# knows closed types, its compiler says which switch forgets a case of a union.</summary>
public sealed class ClosedUnionTests
{
    private static readonly string s_contract = Given.Paths(
        "/light: { get: { tags: [Lights], operationId: getLight, responses: { '200': { description: x, content: { application/json: { "
        + "schema: { $ref: '#/components/schemas/Light' } } } } } } }",
        """
        Light: { oneOf: [{ $ref: '#/components/schemas/Lamp' }, { $ref: '#/components/schemas/Fire' }, { type: string }] }
        Lamp: { type: object, required: [watts], properties: { watts: { type: integer } } }
        Fire: { type: object, required: [wood], properties: { wood: { oneOf: [{ type: object, title: Log, required: [n], properties: { n: { type: integer }, m: { type: string } } }, { type: boolean }] } } }
        """);

    private const string Attribute = """
        namespace System.Runtime.CompilerServices
        {
            [AttributeUsage(AttributeTargets.Class, Inherited = false)] ACCESS sealed class IsClosedTypeAttribute : Attribute { }
        }
        """;

    private const string Caller = """
        using Sample;

        internal static class Caller
        {
            public static int Complete(Light light) => light switch { Light.Lamp => 1, Light.Fire => 2, Light.Text => 3, Light.Unknown => 4 };
            public static int Forgetful(Light light) => light switch { Light.Lamp => 1, Light.Text => 3, Light.Unknown => 4 };
            public static int WithRest(Light light) => light switch { Light.Lamp => 1, _ => 2 };
            public static int Matched(Light light) => light.Match(_ => 1, fire => fire.Wood.Match(_ => 1, _ => 2, _ => 3), _ => 3, _ => 4);
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp15)]
    [InlineData(LanguageVersion.Preview)]
    public void A_switch_over_all_cases_needs_no_default(LanguageVersion language)
    {
        GeneratorRun run = Project(language, Framework("public")).CSharp(Caller).Run().ShouldReportNothing();

        run.Files["Sample.Light.g.cs"].ShouldContain("public closed partial class Light");
        run.Files["Sample.Fire.g.cs"].ShouldContain("public closed partial record WoodType");
        Diagnostic complaint = Complaints(run).ShouldHaveSingleItem();
        complaint.Id.ShouldBe("CS8509");
        complaint.GetMessage().ShouldContain("'Sample.Light.Fire'");
        run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Program.cs", StringComparison.Ordinal))
            .GetText().Lines[complaint.Location.GetLineSpan().StartLinePosition.Line].ToString().ShouldContain("Forgetful");
    }

    [Theory]
    [InlineData("an older C#", LanguageVersion.CSharp14, "public")]
    [InlineData("a framework without closed types", LanguageVersion.CSharp15, null)]
    [InlineData("closed types of another assembly only", LanguageVersion.CSharp15, "internal")]
    public void Elsewhere_a_union_is_abstract(string what, LanguageVersion language, string? access)
    {
        GeneratorRun run = Project(language, Framework(access)).CSharp(Caller).Run().ShouldReportNothing();

        run.Files["Sample.Light.g.cs"].ShouldContain("public abstract partial class Light", customMessage: what);
        Complaints(run).ShouldAllBe(complaint => complaint.Id == "CS8509");
    }

    [Fact]
    public void An_attribute_that_the_project_declares_will_do()
        => Project(LanguageVersion.CSharp15, ConsumerReferences.Net8).CSharp("using System;\n" + Attribute.Replace("ACCESS", "internal", StringComparison.Ordinal))
            .Run().OwnCodeShouldCompile(ConsumerReferences.Net8).Files["Sample.Light.g.cs"].ShouldContain("public closed partial class Light");

    private static GeneratorHarness Project(LanguageVersion language, ConsumerReferences references)
        => new GeneratorHarness(s_contract, references).Language(language);

    private static ConsumerReferences Framework(string? access)
        => access is null ? ConsumerReferences.Net10
            : ConsumerReferences.Net10.With(EnvironmentTests.Assembly("Newer", "using System;\n" + Attribute.Replace("ACCESS", access, StringComparison.Ordinal)));

    private static Diagnostic[] Complaints(GeneratorRun run)
        => [.. run.Output.SyntaxTrees.Where(tree => !tree.FilePath.Contains(".GeneratedSupport.", StringComparison.Ordinal))
            .SelectMany(tree => run.Output.GetSemanticModel(tree).GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
}
