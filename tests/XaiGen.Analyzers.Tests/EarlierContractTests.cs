using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Analyzers.Migration;
using XaiGen.CodeFixes;
using XaiGen.Generator;

namespace XaiGen.Analyzers.Tests;

/// <summary>
/// Code that was written for an earlier contract of this repository, and uses all of it, compiles against today's client after the fixes,
/// or the reason is given at the line.
/// </summary>
public sealed class EarlierContractTests
{
    private static readonly SymbolDisplayFormat s_name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Theory]
    [InlineData("2026-04-29")]
    [InlineData("2026-06-11")]
    public async Task Code_for_it_compiles_after_the_fixes_or_the_reason_is_given(string release)
    {
        CSharpCompilation client = Generated(release);
        string code = Caller(client);
        client.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code)).GetDiagnostics()
            .Where(each => each.Severity == DiagnosticSeverity.Error)
                .ShouldBeEmpty("The code has to fit the contract that it was written for.");
        var editor = new Editor(
        [
            ("Caller.cs", code),
            .. Directory.GetFiles(History, "*.migration.json").Select(file => (file, File.ReadAllText(file))),
        ]);
        Diagnostic[] broken = await editor.ErrorsAsync();

        int applied = await editor.FixAllAsync(new MigrationAnalyzer(), new MigrationFixProvider());

        HashSet<int> explained =
            [.. (await editor.AnalyzeAsync(new MigrationAnalyzer())).Where(each => each.Id == "XA0006").Select(Line)];
        string[] lines = (await editor.TextAsync("Caller.cs")).Split('\n');
        Diagnostic[] left = await editor.ErrorsAsync();
        left.Where(error => !explained.Contains(Line(error)))
            .Select(error => $"{error.GetMessage()}: {lines[Line(error)].Trim()}").ShouldBeEmpty();
        applied.ShouldBeGreaterThan(0);
        left.Length.ShouldBeLessThan(broken.Length);
    }

    private static string History => Path.Combine(Repository.Root, "spec", "history");

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static CSharpCompilation Generated(string release)
    {
        GeneratedCode generated = CodeGeneration.Generate(
            File.ReadAllText(Path.Combine(History, $"{release}.openapi.yaml")), new GenerationOptions("XaiGen", "XaiClient"));
        return CSharpCompilation.Create(
            "earlier", generated.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name)),
            CallingCode.References.Where(reference => Path.GetFileName(reference.Display) != "XaiGen.Client.dll"),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Code that reads and sets each property, creates each type and calls each method, one in a line.</summary>
    private static string Caller(CSharpCompilation client)
    {
        var code = new StringBuilder("#nullable enable\nusing System;\nusing System.ClientModel;\nusing System.ClientModel.Primitives;\n"
            + "using System.Collections.Generic;\nusing System.IO;\nusing System.Net.Http;\nusing System.Text.Json;\nusing "
            + "System.Threading;\n"
            + "using System.Threading.Tasks;\nusing XaiGen;\nstatic class Caller\n{\n");
        int count = 0;
        foreach (INamedTypeSymbol type in client.GlobalNamespace.GetNamespaceMembers()
            .Single(space => space.Name == "XaiGen").GetTypeMembers()
            .SelectMany(Types))
        {
            string name = type.ToDisplayString(s_name);
            code.Append("    static void Call").Append(count++).Append('(').Append(type.IsStatic ? "" : $"{name} it").Append(")\n    {\n");
            foreach (ISymbol member in type.GetMembers().Where(each
                => each is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false, CanBeReferencedByName: true }))
            {
                string owner = member.IsStatic ? name : "it";
                string? use = member switch
                {
                    IPropertySymbol { IsIndexer: false, GetMethod: not null } => $"_ = {owner}.{member.Name};",
                    IFieldSymbol => $"_ = {owner}.{member.Name};",
                    IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsOverride: false } method
                        when method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.Type.IsRefLikeType)
                        => $"{owner}.{member.Name}({string.Join(", ", method.Parameters.Select(Argument))});",
                    _ => null,
                };
                code.Append(use is null ? "" : $"        {use}\n");
            }

            if (type is { IsRecord: true, IsAbstract: false } && type.InstanceConstructors.Any(made
                => made is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 0 }))
            {
                code.Append("        _ = new ").Append(name).Append("\n        {\n");
                foreach (IPropertySymbol set in type.GetMembers().OfType<IPropertySymbol>().Where(each
                    => each is { IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public, IsIndexer: false }))
                {
                    code.Append("            ").Append(set.Name).Append(" = ").Append($"default({Plain(set.Type)})!,\n");
                }

                code.Append("        };\n");
            }

            code.Append("    }\n");
        }

        return code.Append("}\n").ToString();

        static string Argument(IParameterSymbol parameter) => $"default({Plain(parameter.Type)})!";

        static string Plain(ITypeSymbol type) => type.IsReferenceType
            ? type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_name)
            : type.ToDisplayString(s_name);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
        => type.DeclaredAccessibility != Accessibility.Public || type.Arity > 0
            ? []
            : type.GetTypeMembers().SelectMany(Types).Prepend(type);
}
