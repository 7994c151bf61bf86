using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>The samples of all operations, each of which compiles with the generated code.</summary>
internal sealed class OperationSamples(GeneratedApi api, SchemaNotes notes, string @namespace)
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    private static readonly (string Word, string Namespace)[] s_namespaces =
    [
        ("BinaryContent.", "System.ClientModel"), ("CultureInfo.", "System.Globalization"), ("JsonDocument.", "System.Text.Json"),
    ];

    /// <summary>The samples, by the method; those that do not compile, even with full names, are left out.</summary>
    public Dictionary<GeneratedSymbol, OperationSample> Of(IReadOnlyList<GeneratedSymbol> methods)
    {
        Dictionary<GeneratedSymbol, OperationSample> samples = [];
        GeneratedSymbol[] missing = [.. methods];
        foreach (bool isQualified in (bool[])[false, true])
        {
            (GeneratedSymbol Method, OperationSample Sample)[] tried = [.. missing
                .Select(method => (method, Of(method, new ValueSamples(api, notes, isQualified))))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.method, pair.Item2!))];
            foreach ((GeneratedSymbol method, OperationSample sample) in Compiling(tried))
            {
                samples.Add(method, sample);
            }

            missing = [.. missing.Where(method => !samples.ContainsKey(method))];
        }

        return samples;
    }

    private IEnumerable<(GeneratedSymbol Method, OperationSample Sample)> Compiling(
        (GeneratedSymbol Method, OperationSample Sample)[] tried)
    {
        SyntaxTree[] trees = [.. tried.Select((each, i) => CSharpSyntaxTree.ParseText(each.Sample.ToFile($"Sample{i}"), s_language))];
        CSharpCompilation compilation = api.Compilation.AddSyntaxTrees(trees);
        bool[] areRight = [.. trees.AsParallel().AsOrdered().Select(tree => compilation.GetSemanticModel(tree).GetDiagnostics()
            .All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))];
        return tried.Where((_, i) => areRight[i]);
    }

    private OperationSample? Of(GeneratedSymbol method, ValueSamples values)
    {
        if (api.Root is not { } root || api.Types.GetValueOrDefault(method.Type) is not { } client
            || root.GetMembers().OfType<IPropertySymbol>()
                .FirstOrDefault(property => SymbolEqualityComparer.Default.Equals(property.Type, client)) is not { } property)
        {
            return null;
        }

        foreach (IMethodSymbol overload in api.Overloads(method).OrderBy(Rank))
        {
            if (Arguments(overload, values) is { } arguments)
            {
                string list = string.Join(", ", arguments.Select(argument => argument.Value.CSharp));
                string call = Call(overload, $"client.{property.Name}.{overload.Name}({list})", values);
                string setup = $"var client = {Creation(root, values)};";
                string[] usings = [.. s_namespaces.Where(each => call.Contains(each.Word, StringComparison.Ordinal))
                    .Select(each => each.Namespace).Append(@namespace).Order(StringComparer.Ordinal)];
                return new OperationSample(usings, setup, call, arguments);
            }
        }

        return null;
    }

    /// <summary>
    /// One that takes the body's properties comes first, then one that takes the body, since its example is all that there is to show.
    /// Options are left out.
    /// </summary>
    private int Rank(IMethodSymbol overload)
        => overload.Parameters.Any(parameter => parameter.Name == "options") ? 3
            : overload.Parameters.Any(parameter => GeneratedApi.Fact(api.Of(parameter), "in") == "body") ? 0
            : overload.Parameters.Any(parameter => parameter.Name == "request") ? 1
            : 2;

    private List<(IParameterSymbol Parameter, SampleValue Value)>? Arguments(IMethodSymbol overload, ValueSamples values)
    {
        List<(IParameterSymbol, SampleValue)> arguments = [];
        foreach (IParameterSymbol parameter in overload.Parameters.Where(parameter => !parameter.IsOptional))
        {
            GeneratedSymbol? symbol = api.Of(parameter);
            JsonNode? example = symbol is null ? null : ExampleOf(overload, symbol);
            SampleValue? value = parameter is { Name: "contentType", Type.SpecialType: SpecialType.System_String }
                ? new SampleValue("\"application/octet-stream\"", "application/octet-stream")
                : values.Of(parameter.Type, symbol, example);
            if (value is null)
            {
                return null;
            }

            arguments.Add((parameter, value));
        }

        return arguments;
    }

    /// <summary>The example of a parameter; that of a property of the body may be in the example of the body.</summary>
    private JsonNode? ExampleOf(IMethodSymbol overload, GeneratedSymbol symbol)
        => GeneratedApi.Fact(symbol, "in") == "body"
            && api.Symbols.Of(symbol.Type, overload.Name).FirstOrDefault(each => each.Parameter == "request") is { } body
            && notes.Example(body.Pointer).Field(GeneratedApi.Fact(symbol, "name") ?? "") is { } value
            ? value
            : notes.Example(symbol.Pointer);

    private string Call(IMethodSymbol overload, string call, ValueSamples values)
    {
        if (overload.ReturnType is not INamedTypeSymbol { TypeArguments: [var result] } type)
        {
            return $"await {call};";
        }

        string name = values.Name(result);
        string nullable = result is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        if (type.Name == "IAsyncEnumerable")
        {
            return $$"""
                await foreach ({{name}}{{nullable}} item in {{call}})
                {
                    Console.WriteLine(item);
                }
                """;
        }

        if (result.GetMembers("WaitForResultAsync").Length > 0 || InheritsWaiting(result))
        {
            string waited = WaitedFor(result) is { } ended ? values.Name(ended) : "var";
            return $"{name} operation = await {call};\n{waited} result = await operation.WaitForResultAsync();";
        }

        return result.Name == "Stream" ? $"using {name} content = await {call};" : $"{name}{nullable} response = await {call};";
    }

    private static bool InheritsWaiting(ITypeSymbol type)
        => type.BaseType is { } @base && @base.GetMembers("WaitForResultAsync").Length > 0;

    private static ITypeSymbol? WaitedFor(ITypeSymbol handle)
        => handle.BaseType?.GetMembers("WaitForResultAsync").OfType<IMethodSymbol>().FirstOrDefault()?.ReturnType
            is INamedTypeSymbol { TypeArguments: [var result] } ? result : null;

    /// <summary>The constructor that takes an API key as text, or the closest one.</summary>
    private string Creation(INamedTypeSymbol root, ValueSamples values)
    {
        IMethodSymbol[] constructors =
            [.. root.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public)];
        IMethodSymbol? best = constructors.FirstOrDefault(constructor => Needed(constructor)
                .All(parameter => parameter.Type.SpecialType == SpecialType.System_String))
            ?? constructors.FirstOrDefault();
        string[] arguments = [.. Needed(best!).Select(parameter => parameter.Type.SpecialType == SpecialType.System_String
            ? $"{values.Name("System.Environment")}.GetEnvironmentVariable(\"{Variable(root, parameter)}\")!"
            : $"new {values.Name(parameter.Type)}()")];
        return $"new {values.Name(root)}({string.Join(", ", arguments)})";
    }

    private static IEnumerable<IParameterSymbol> Needed(IMethodSymbol constructor)
        => constructor.Parameters.Where(parameter => !parameter.IsOptional);

    private static string Variable(INamedTypeSymbol root, IParameterSymbol parameter) => EnvironmentVariable.Of(root.Name, parameter.Name);
}
