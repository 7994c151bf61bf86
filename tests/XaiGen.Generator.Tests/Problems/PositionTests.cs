using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>Lines and columns match those that the compiler, and therefore the editor, counts in the same text.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\u2028\r\n\u0085")]
    [InlineData("\v\f")]
    public void Behind_every_kind_of_line_end(string end)
    {
        string text = $"openapi: 3.0.3\ninfo: {{ title: \"a{end} b\", version: '1' }}\npaths: {{}}\ncolour: red\n";
        GeneratorRun run = new GeneratorHarness(text).Run();

        Diagnostic problem = run.Diagnostics.Single(diagnostic => diagnostic.Id == "XG0109");
        var source = SourceText.From(text);
        problem.Location.SourceSpan.ShouldBe(new TextSpan(text.IndexOf("colour", StringComparison.Ordinal), 6));
        problem.Location.GetLineSpan().Span.ShouldBe(source.Lines.GetLinePositionSpan(problem.Location.SourceSpan));
    }

    [Fact]
    public void At_every_node_of_texts_made_at_random()
    {
        string[] pieces = ["a", "é", "🙂", " ", "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n\n", "# c", "- "];
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            string inside = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            // As a single-line key, so that its content shifts what follows.
            string text =
                $"{{\n\"k{inside.Replace("\n", "").Replace("\r", "")}\": 1,\r\n\"a\": \"x\",\r\"b\": [1],\n\n\"c\": {{}}}}{inside}";
            var tree = new ContractTree(text);
            var source = SourceText.From(text);
            foreach (string pointer in new[] { "#", "#/a", "#/b/0", "#/c", "#/d" })
            {
                TextRange range = tree.Locate(pointer);
                LinePositionSpan span = source.Lines.GetLinePositionSpan(new TextSpan(range.Start, range.Length));
                (range.Line - 1, range.Column - 1, range.EndLine - 1, range.EndColumn - 1).ShouldBe(
                    (span.Start.Line, span.Start.Character, span.End.Line, span.End.Character), $"seed {seed}: {pointer}");
            }
        }
    }
}
