using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>A contract may use every name that the shared code uses; the two do not conflict.</summary>
public sealed class ReservedNameTests
{
    private static readonly Lazy<CompilationUnitSyntax[]> s_templates = new(() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "generator/XaiGen.Generator/Runtime"), "*.cs", SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file).Replace("Api_", "Test")).GetCompilationUnitRoot())]);

    [Fact]
    public void A_schema_may_have_the_name_of_anything_that_the_shared_code_declares_or_uses()
    {
        IEnumerable<SyntaxNode> nodes = s_templates.Value.SelectMany(unit => unit.DescendantNodes());
        // A type in the consumer's namespace takes precedence over one from a using directive.
        string[] names =
        [
            .. nodes.Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                DelegateDeclarationSyntax type => type.Identifier.ValueText,
                SimpleNameSyntax used when char.IsUpper(used.Identifier.ValueText[0]) => used.Identifier.ValueText,
                _ => "",
            }).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal),
        ];
        names.ShouldContain("JsonRead");
        names.ShouldContain("TestClientOptions");
        names.ShouldContain("Task");
        names.ShouldContain("System");

        string schemas = string.Join('\n', names.Select(name => $"{name}: {{ type: object, properties: {{ name: {{ type: string }} }} }}"));
        string uses = string.Join('\n', names.Select(name => $"    {name}: {{ $ref: '#/components/schemas/{name}' }}"));
        GeneratorRun run = new GeneratorHarness(Given.Paths(
            "/uses: { post: { tags: [Uses], operationId: use, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/EveryUse' } } } }, responses: { '204': { description: x } } } }",
            $"{schemas}\nEveryUse:\n  type: object\n  properties:\n{uses}")).Run();

        run.ShouldReportNothing().ShouldCompile();
        run.Files.Count.ShouldBe(names.Length + 5, "a type, and the clients, the resolver and the description");
    }
}
