using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>A contract's text becomes C# in only three ways: as a name, a literal or the text of a comment.</summary>
public sealed class CodeTests
{
    private static readonly string s_generator = Path.Combine(Repository.Root, "generator/XaiGen.Generator");

    [Theory]
    [InlineData("Code code = $\"x {text} y\";", "CS0453")]
    [InlineData("Code code = text;", "CS0029")]
    [InlineData("Code code = (Code)text;", "CS0030")]
    [InlineData("Code code = $\"x \" + text;", "CS0029")]
    [InlineData("Code code = $\"x {(object)text}\";", "CS0453")]
    [InlineData("Code code = $\"x {text.ToCharArray()}\";", "CS0453")]
    [InlineData("Code code = Code.Lines([$\"{text}\"]);", "CS0453")]
    [InlineData("var literal = new Literal(text);", "CS1729")]
    [InlineData("var doc = new DocText(text);", "CS1729")]
    [InlineData("var name = new Identifier(text);", "CS1729")]
    [InlineData("var template = new TemplateText(text, null);", "CS1729")]
    [InlineData("var file = new GeneratedFile(null!, text, Code.None);", "CS1729")]
    public void Text_that_nobody_escaped_does_not_compile(string statement, string error)
        => ErrorsOf(statement).ShouldContain(error, $"{statement} has: {string.Join(", ", ErrorsOf(statement))}");

    [Theory]
    [InlineData("Code code = $\"x {Literal.Of(text)} y\";")]
    [InlineData("Code code = $\"{Identifier.Of(text)}\";")]
    [InlineData("Code code = $\"/// {DocText.Attribute(text)}\";")]
    public void Text_that_is_escaped_does(string statement) => ErrorsOf(statement).ShouldBeEmpty();

    [Fact]
    public void Only_the_compiler_passes_text_as_it_stands()
    {
        string[] callers =
            [.. Sources().Where(file => file.Text.Contains("AppendLiteral", StringComparison.Ordinal)).Select(file => file.Name)];

        callers.ShouldBe(["Code.cs"]);
        // The other members that take a string only compare it or escape it.
        typeof(Code).GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Where(method => method.GetParameters()
                .Any(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(object)
                || parameter.ParameterType == typeof(IEnumerable<string>)))
            .Select(method => method.Name)
            .Where(name => !name.StartsWith('<'))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Add", "AppendLiteral", "List"]);
        Code.List(["a\"b"]).Render().ShouldBe("\"a\\\"b\"");
    }

    [Fact]
    public void Nothing_is_replaced_in_code_once_it_is_written()
    {
        IEnumerable<string> calls = Directory.GetFiles(Path.Combine(s_generator, "Emission"), "*.cs")
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Render" or "Replace" })
                .Select(call => $"{Path.GetFileName(file)}: {call.Expression}"));

        // A type is compared by its text, and a template's line ends are normalised before anything is inserted.
        calls.ShouldAllBe(call => call.StartsWith("UnionEmitter.cs: cs.Type(", StringComparison.Ordinal)
            || call.StartsWith("TemplateText.cs: reader.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_piece_of_several_lines_is_indented_like_its_hole_and_an_empty_one_leaves_no_line()
    {
        Code inner = $$"""
            if (x)
            {
                y();
            }
            """;
        Code code = $$"""
            class C
            {
                {{Code.None}}
                void M()
                {
                    {{inner}}{{Code.None}}
                    {{Code.Lines([Code.None, $"a();", Code.None, $"b();"])}}

                    {{Code.If(false, inner)}}
                }
            }
            """;

        code.Render().ShouldBe("class C\n{\n\tvoid M()\n\t{\n\t\tif (x)\n\t\t{\n\t\t\ty();\n\t\t}\n\t\ta();\n\t\tb();\n\n\t}\n}");
    }

    private static string[] ErrorsOf(string statement)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText($$"""
            using XaiGen.Generator;
            using XaiGen.Generator.CSharp;
            using XaiGen.Generator.Emission;
            using XaiGen.Generator.Naming;
            static class Caller { static void Call(string text) { {{statement}} } }
            """);
        // Named like this assembly, which can access the generator's internal types.
        return [.. CSharpCompilation.Create(
            "XaiGen.Generator.Tests", [tree], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)];
    }

    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Code).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<(string Name, string Text)> Sources()
        => Directory.GetFiles(s_generator, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
}
