using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>Shapes of code that cost the compiler and analyzers much more time than others. <c>weight cpu</c> measures them.</summary>
public sealed class CompileTimeTests
{
    private static readonly Lazy<GeneratorRun> s_run = new(() => new GeneratorHarness(Given.RealContract).Run());

    /// <summary>
    /// Who asks for the symbol of a name in an initializer has the whole initializer bound. The analyzers of trimming ask for each generic
    /// name, so that the time grows with the square of the number.
    /// </summary>
    [Fact]
    public void No_initializer_names_many_types()
        => Generated().SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>())
            .Max(initializer => initializer.DescendantNodes().OfType<GenericNameSyntax>().Count())
            .ShouldBeLessThanOrEqualTo(2);

    /// <summary>A fifth of the compiler's time for a client goes into warnings that nobody sees in generated code.</summary>
    [Fact]
    public void The_compiler_does_not_look_for_nulls_and_callers_have_the_annotations()
    {
        foreach (SyntaxTree tree in Generated())
        {
            int last = tree.GetRoot().GetLastToken().SpanStart;
            s_run.Value.Output.GetSemanticModel(tree).GetNullableContext(last).ShouldBe(NullableContext.AnnotationsEnabled, tree.FilePath);
        }
    }

    private static IEnumerable<SyntaxTree> Generated()
        => s_run.Value.Output.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}
