using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>
/// Every name that C# or the generated code already uses, assigned by every keyword that takes a name: it is either rejected at its line or
/// compiles.
/// </summary>
public sealed class ExplicitNameTests
{
    /// <summary>A contract with a type of every kind.</summary>
    private static readonly string s_everyKind = Given.Paths(
        """
        /jobs:
          post:
            tags: [T]
            operationId: startJob
            x-xaigen-long-running: { handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, progress: progress }
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Start' } } } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Started' } } } } }
        /jobs/{job_id}:
          get:
            tags: [T]
            operationId: getJob
            parameters: [{ name: job_id, in: path, required: true, schema: { type: string, x-xaigen-id: JobId } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } } }
        """,
        """
        Start:
          type: object
          x-xaigen-exactly-one: { Source: [url, text] }
          properties: { url: { type: string, format: uri }, text: { type: string, maxLength: 3, pattern: a }, mode: { type: string, enum: [a, b] }, level: { type: integer, enum: [1, 2] }, file: { $ref: '#/components/schemas/Input' } }
          additionalProperties: { type: string }
        Started: { type: object, required: [job_id], properties: { job_id: { type: string, x-xaigen-id: JobId } } }
        Input:
          x-xaigen-union: [Url, Text]
          oneOf: [{ type: object, required: [url], properties: { url: { type: string, format: uri, x-xaigen-data-uri: true } } }, { type: string }]
        Job:
          x-xaigen-union: [Pending, Done]
          oneOf:
            - { type: object, required: [status], properties: { status: { type: string, enum: [pending] }, progress: { type: integer } } }
            - { type: object, required: [status, cost], properties: { status: { type: string, enum: [done] }, cost: { type: integer, x-xaigen-unit: usd-ticks } } }
        """);

    private static readonly Lazy<string[]> s_candidates = new(Candidates);

    public static TheoryData<string, string, string> Words => new()
    {
        { "x-xaigen-id", "T{0}: { type: object, properties: { a: { type: string, x-xaigen-id: {1} } } }", "" },
        { "x-xaigen-name of a type", "T{0}: { type: object, x-xaigen-name: {1}, properties: { a: { type: string } } }", "" },
        { "x-xaigen-name of an enum", "T{0}: { type: string, x-xaigen-name: {1}, enum: [a, b] }", "" },
        { "x-xaigen-name of a property", "T{0}: { type: object, properties: { a: { type: string, x-xaigen-name: {1} } } }", "" },
        { "x-xaigen-union", "T{0}: { x-xaigen-union: [{1}, Otherwise], oneOf: [{ type: string, maxLength: 3 }, { type: object, properties: { a: { type: string } } }] }", "" },
        { "x-xaigen-exactly-one", "T{0}: { type: object, x-xaigen-exactly-one: { {1}: [a, b] }, properties: { a: { type: string }, b: { type: string } } }", "" },
        { "x-xaigen-method", "", "/a{0}: { get: { tags: [T], operationId: o{0}, x-xaigen-method: {1}, responses: { '204': { description: x } } } }" },
        { "x-xaigen-name of a header", "", "/a{0}: { get: { tags: [T], operationId: o{0}, responses: { '204': { description: x, headers: { A: { schema: { type: string, x-xaigen-name: {1} } } } } } } }" },
        { "x-xaigen-name of a parameter", "", "/a{0}: { get: { tags: [T], operationId: o{0}, parameters: [{ name: a, in: query, schema: { type: string, x-xaigen-name: {1} } }], responses: { '204': { description: x } } } }" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_at_its_line_or_compiles(string word, string schema, string path)
    {
        string[] candidates = s_candidates.Value;
        GeneratorRun run = Run(candidates);
        foreach (Diagnostic problem in run.Diagnostics)
        {
            problem.Id.ShouldBeOneOf("XG0131", "XG0309");
        }

        string text = Contract(candidates);
        HashSet<string> refused =
            [.. run.Diagnostics.Select(problem => text.Split('\n')[problem.Location.GetLineSpan().StartLinePosition.Line])];
        string[] kept = [.. candidates.Where((name, i) => !refused.Any(line => line.Contains(Line(i, name), StringComparison.Ordinal)))];

        kept.ShouldContain("Ordinary");
        kept.ShouldNotContain("class", word);
        kept.ShouldNotContain("__arglist", word);
        kept.ShouldNotContain("_", word);
        Run(kept).ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
        HashSet<string> names =
        [
            .. CodeGeneration.Generate(Contract(kept), new GenerationOptions("Sample")).Symbols.Symbols
                .SelectMany(symbol => new[] { symbol.Type[(symbol.Type.LastIndexOf('.') + 1)..], symbol.Member ?? "" }),
        ];
        kept.Where(name => !AsWritten(word, name).Any(names.Contains)).ShouldBeEmpty(word);

        GeneratorRun Run(string[] names) => new GeneratorHarness(Contract(names)).Run();

        string Line(int i, string name) => Entry(schema.Length > 0 ? schema : path, i, name);

        string Contract(string[] names)
        {
            string lines = string.Join('\n', names.Select((name, i) => Line(Array.IndexOf(candidates, name), name)));
            return schema.Length > 0 ? Given.Schemas(lines) : Given.Paths(lines);
        }
    }

    [Theory]
    [InlineData("x-xaigen-union: [Text, FromText], oneOf: [{ type: string }, { type: integer }]")]
    [InlineData("x-xaigen-union: [Text, Text], oneOf: [{ type: string }, { type: integer }]")]
    public void Two_cases_that_meet(string union)
        => new GeneratorHarness(Given.Schemas($"Thing: {{ {union} }}")).Run().Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0309");

    [Theory]
    [InlineData("TestClient")]
    [InlineData("TestException")]
    [InlineData("FilePart")]
    public void A_name_of_the_clients_own_types(string name)
        => new GeneratorHarness(
            Given.Schemas($"Thing: {{ type: object, properties: {{ a: {{ type: string, x-xaigen-id: {name} }} }} }}")).Run()
            .Diagnostics.ShouldHaveSingleItem().GetMessage().ShouldContain($"'{name}'");

    [Theory]
    [InlineData("property", "Thing: { type: object, properties: { a: { type: string, x-xaigen-name: Same }, b: { type: string, x-xaigen-name: Same } } }", "")]
    [InlineData("type", "A: { type: object, x-xaigen-name: Same, properties: { a: { type: string } } }\nB: { type: object, x-xaigen-name: Same, properties: { a: { type: string } } }", "")]
    [InlineData("method", "", "/a: { get: { tags: [T], operationId: a, x-xaigen-method: Same, responses: { '204': { description: x } } } }\n/b: { get: { tags: [T], operationId: b, x-xaigen-method: Same, responses: { '204': { description: x } } } }")]
    [InlineData("parameter", "", "/a: { get: { tags: [T], operationId: a, parameters: [{ name: a, in: query, schema: { type: string, x-xaigen-name: same } }, { name: b, in: query, schema: { type: string, x-xaigen-name: same } }], responses: { '204': { description: x } } } }")]
    public void Two_that_meet(string kind, string schemas, string paths)
    {
        Diagnostic problem = new GeneratorHarness(paths.Length > 0 ? Given.Paths(paths) : Given.Schemas(schemas)).Run()
            .Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe("XG0309");
        problem.GetMessage(CultureInfo.InvariantCulture).ToUpperInvariant().ShouldBe(
            $"'SAME' IS ALREADY THE NAME OF ANOTHER {kind.ToUpperInvariant()}. CHOOSE ANOTHER NAME.");
    }

    [Fact]
    public void Types_whose_names_differ_only_in_case()
        => new GeneratorHarness(Given.Schemas(
            """
            A: { type: object, x-xaigen-name: Same, properties: { a: { type: string } } }
            B: { type: object, x-xaigen-name: SAME, properties: { a: { type: string } } }
            """)).Run().Diagnostics.ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe(
                "'Same' differs from the name of another type only in case, which the names of files cannot. Choose another name.");

    /// <summary>A client's private methods have the arguments of public ones: a second method of the same name would not compile.</summary>
    [Fact]
    public void Methods_that_only_the_generated_code_calls()
    {
        string[] hidden =
        [
            .. Run("Other").ShouldReportNothing().Output.GetTypeByMetadataName("Sample.TClient")!.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
                .Select(method => method.Name[..^"Async".Length]),
        ];

        hidden.ShouldNotBeEmpty();
        foreach (string name in hidden.Concat(hidden.Select(name => name[1..])))
        {
            GeneratorRun run = Run(name);
            if (run.Diagnostics.IsEmpty)
            {
                run.OwnCodeShouldCompile(ConsumerReferences.Net10);
            }
            else
            {
                run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBeOneOf("XG0131", "XG0309");
            }
        }

        static GeneratorRun Run(string name) => new GeneratorHarness(Given.Paths($$"""
            /a/{id}:
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              get: { tags: [T], operationId: a, responses: { '204': { description: x, headers: { ETag: { schema: { type: string } } } } } }
              delete: { tags: [T], operationId: b, x-xaigen-method: {{name}}, responses: { '204': { description: x } } }
            """)).Run();
    }

    [Theory]
    [InlineData("Thing: { type: object, properties: { a: { type: string, x-xaigen-name: Thing } } }")]
    [InlineData("Thing: { type: object, properties: { a: { type: string, x-xaigen-name: Equals } } }")]
    [InlineData("Thing: { type: object, properties: { a: { type: string, x-xaigen-name: id } } }")]
    [InlineData("Thing: { type: object, properties: { a: { type: string, x-xaigen-name: _p0 } } }")]
    [InlineData("Thing: { type: object, properties: { a: { type: string, x-xaigen-name: s_names } } }")]
    [InlineData("Thing: { x-xaigen-union: [Thing, Other], oneOf: [{ type: string }, { type: integer }] }")]
    public void A_name_that_the_member_cannot_have(string schema)
        => new GeneratorHarness(Given.Schemas(schema)).Run().Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0309");

    /// <summary>
    /// The names of the symbols that a keyword may give. Methods end with Async; the name of a parameter is that of an argument, and the
    /// option of the same name follows from it.
    /// </summary>
    private static IEnumerable<string> AsWritten(string word, string name) => word switch
    {
        "x-xaigen-method" => [name + "Async"],
        "x-xaigen-name of a parameter" => [Names.Pascal(name), Names.Pascal(name) + "Value"],
        "x-xaigen-name of a header" => [Names.Pascal(name)],
        _ => [name],
    };

    private static string Entry(string template, int index, string name)
        => template.Replace("{0}", $"{index}x").Replace("{1}", $"'{name}'");

    /// <summary>C#'s keywords, the members of every kind of generated type, and the shared types.</summary>
    private static string[] Candidates()
    {
        GeneratorRun run = new GeneratorHarness(s_everyKind).Run().ShouldReportNothing();
        INamedTypeSymbol[] types = [.. TypesOf(run.Output.Assembly.GlobalNamespace)];
        IEnumerable<string> members = types.Where(type => !type.ContainingNamespace.Name.EndsWith("Support", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers().Concat(type.BaseType?.GetMembers() ?? []))
            .Select(member => member.Name);
        string[] wanted =
        [
            "Value", "Id", "Parse", "Equals", "ToString", "get_Value", "op_Equality", "EqualityContract", "PrintMembers", "Match",
            "Validate",
        ];
        string[] all =
        [
            .. members
                .Concat(types.Select(type => type.Name).Where(name => !name.StartsWith("Test", StringComparison.Ordinal)))
                .Concat(SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText))
                .Concat(
                    ["_", "__", "_api", "_own", "s_names", "dynamic", "nint", "nuint", "_value", "writer", "reader", "TResult", "Ordinary"])
                .Where(name => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        wanted.ShouldBeSubsetOf(all);
        return all;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
        => space.GetTypeMembers()
            .SelectMany(type => type.GetTypeMembers().Prepend(type)).Concat(space.GetNamespaceMembers().SelectMany(TypesOf));
}
