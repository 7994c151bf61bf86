using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Generator;

namespace XaiGen.Analyzers.Tests;

/// <summary>Switches over a union that the generator made, compiled with the analyzers.</summary>
public sealed class UnionSwitchTests
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Sea, version: "1" }
        paths:
          /light:
            get:
              responses: { '200': { description: A light., content: { application/json: { schema: { $ref: '#/components/schemas/Light' } } } } }
        components:
          schemas:
            Light: { oneOf: [{ $ref: '#/components/schemas/Lamp' }, { $ref: '#/components/schemas/Fire' }, { $ref: '#/components/schemas/Beacon' }] }
            Lamp: { type: object, required: [watts], properties: { watts: { type: integer, format: int32 } } }
            Fire: { type: object, required: [wood], properties: { wood: { type: string } } }
            Beacon: { type: object, required: [colour], properties: { colour: { type: string } } }
        """;

    private static readonly CSharpParseOptions s_newest = new(LanguageVersion.CSharp15);

    private static readonly Lazy<ImmutableArray<SyntaxTree>> s_generated = new(() => Generate(isClosed: false));

    private static readonly Lazy<ImmutableArray<SyntaxTree>> s_closed = new(() => Generate(isClosed: true));

    [Theory]
    [InlineData("return light switch { Light.Lamp => 1, Light.Fire => 2, _ => throw new Exception() };", "does not handle 'Beacon'.")]
    [InlineData("return light switch { Light.Lamp => 1, _ => throw new Exception() };", "does not handle 'Fire' and 'Beacon'.")]
    [InlineData(
        "return light switch { Light.Lamp { Value.Watts: > 5 } => 1, Light.Fire => 2, Light.Beacon => 3, _ => throw new Exception() };",
        "does not handle 'Lamp'.")]
    [InlineData(
        "return light switch { Light.Lamp when light != null => 1, Light.Fire => 2, Light.Beacon => 3, _ => throw new Exception() };",
        "does not handle 'Lamp'.")]
    [InlineData("switch (light) { case Light.Lamp: return 1; case Light.Fire: return 2; } return 0;", "does not handle 'Beacon'.")]
    [InlineData("switch (light) { case Light.Lamp: return 1; default: throw new Exception(); }", "does not handle 'Fire' and 'Beacon'.")]
    public async Task A_case_that_is_forgotten_is_reported(string body, string expected)
        => (await AnalyzeAsync(body)).ShouldHaveSingleItem()
            .ShouldBe($"XA0001: This switch over 'Light' {expected} Add the case, or call Match, which has a parameter for each.");

    [Theory]
    [InlineData("return light switch { Light.Lamp => 1, Light.Fire => 2, Light.Beacon => 3, _ => throw new Exception() };")]
    [InlineData(
        "return light switch { Light.Lamp lamp => lamp.Value.Watts, Light.Fire or Light.Beacon => 3, _ => throw new Exception() };")]
    [InlineData("return light switch { Light.Lamp { Value: var lamp } => lamp.Watts, _ => 0 };")]
    [InlineData("return light switch { Light.Lamp => 1, var other => other.GetHashCode() };")]
    [InlineData("switch (light) { case Light.Lamp: return 1; } return 0;")]
    [InlineData("switch (light) { case Light.Lamp: return 1; case Light.Fire: return 2; default: return 0; }")]
    [InlineData("switch (light) { case Light.Lamp: return 1; case Light.Fire: return 2; case Light.Beacon: return 3; } return 0;")]
    [InlineData("return light.Match(_ => 1, _ => 2, _ => 3, _ => 4);")]
    [InlineData("return (object)light switch { string => 1, _ => throw new Exception() };")]
    public async Task What_is_complete_or_decided_is_not_reported(string body) => (await AnalyzeAsync(body)).ShouldBeEmpty();

    [Fact]
    public async Task A_switch_with_an_arm_for_each_case_needs_no_other()
        => (await AnalyzeAsync(
            "return light switch { Light.Lamp => 1, Light.Fire => 2, Light.Beacon => 3, Light.Unknown => 4 };")).ShouldBeEmpty();

    [Fact]
    public async Task A_switch_without_an_arm_for_the_rest_is_reported_by_the_compiler_too()
    {
        string[] found = await AnalyzeAsync("return light switch { Light.Lamp => 1, Light.Fire => 2, Light.Beacon => 3 };");

        found.Select(line => line.Split(':')[0]).ShouldBe(["CS8509", "XA0001"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("return light switch { Light.Lamp => 1, Light.Fire => 2, Light.Beacon => 3, Light.Unknown => 4 };", "")]
    [InlineData("return light switch { Light.Lamp => 1, Light.Fire => 2, Light.Unknown => 4 };", "CS8509")]
    [InlineData("return light switch { Light.Lamp => 1, Light.Fire => 2, _ => throw new Exception() };", "XA0001")]
    [InlineData("switch (light) { case Light.Lamp: return 1; case Light.Fire: return 2; } return 0;", "XA0001")]
    public async Task What_the_compiler_reports_of_a_closed_type_is_left_to_it(string body, string expected)
    {
        const string Attribute = "namespace System.Runtime.CompilerServices { class IsClosedTypeAttribute : Attribute; }";

        string[] found = await AnalyzeAsync(body, Attribute, isClosed: true);

        string.Join(' ', found.Select(line => line.Split(':')[0])).ShouldBe(expected);
    }

    [Fact]
    public async Task Other_abstract_records_are_none_of_our_business()
        => (await AnalyzeAsync(
            "return shape switch { Shape.Round => 1, _ => throw new Exception() };",
            "public abstract record Shape { private Shape() { } public sealed record Round : Shape; public sealed record Square : Shape; }",
            "Shape shape")).ShouldBeEmpty();

    private static ImmutableArray<SyntaxTree> Generate(bool isClosed)
    {
        var options = new GenerationOptions("Sea") { Emit = EmitSet.Models, HasClosedTypes = isClosed };
        return [.. CodeGeneration.Generate(Contract, options).Files
            .Select(file => CSharpSyntaxTree.ParseText(file.Text, isClosed ? s_newest : null, path: file.Name))];
    }

    private static async Task<string[]> AnalyzeAsync(
        string body, string types = "", string parameter = "Light light", bool isClosed = false)
    {
        SyntaxTree source = CSharpSyntaxTree.ParseText($$"""
            #nullable enable
            using System;
            using Sea;
            static class Caller { static int Call({{parameter}}) { {{body}} } }
            {{types}}
            """, isClosed ? s_newest : null);
        Compilation compilation = CSharpCompilation.Create(
            "calls", [source, .. (isClosed ? s_closed : s_generated).Value], CallingCode.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analyzers = new CompilationWithAnalyzers(
            compilation,
            [new UnionSwitchAnalyzer(), new UnionSwitchSuppressor()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: (fault, _, _) => throw fault, concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));

        return [.. (await analyzers.GetAllDiagnosticsAsync())
            .Where(diagnostic => !diagnostic.IsSuppressed
                && diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree == source)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];
    }
}
