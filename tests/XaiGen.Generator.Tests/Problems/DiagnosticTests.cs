using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>The problems of a contract as compiler diagnostics: number, severity, file, line and column.</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void Text_that_is_not_well_formed() => Told("XG0101", DiagnosticSeverity.Error, "openapi: 3.0.3\ninfo: {title: [a, b\n  x⟦:⟧ y");

    [Fact]
    public void A_reference_that_leads_nowhere() => Told("XG0104", DiagnosticSeverity.Error, Given.Schemas("""
        Thing: { type: object, properties: { part: { $ref: ⟦'#/components/schemas/Prat'⟧ } } }
        Part: { type: object, properties: { name: { type: string } } }
        """));

    [Fact]
    public void A_field_that_is_unknown_is_a_warning() => Told("XG0109", DiagnosticSeverity.Warning, Given.Schemas("""
        Thing: { type: string, ⟦colour⟧: red }
        """));

    /// <summary>Nesting that would overflow the stack of a compiler thread.</summary>
    [Theory]
    [InlineData("{ type: array, items: { $ref: '#/components/schemas/A{0}' } }", "{ type: string }")]
    [InlineData("{ $ref: '#/components/schemas/A{0}' }", "{ type: string }")]
    public void Schemas_in_schemas_without_end(string link, string end)
        => new GeneratorHarness(Given.Schemas(Chain(10_000, link, end))).Run().Diagnostics.Select(problem => problem.Id)
            .Distinct().ShouldBe(["XG0112"]);

    [Theory]
    [InlineData("{ type: object, properties: { next: { $ref: '#/components/schemas/A{0}' } } }")]
    [InlineData("{ oneOf: [{ $ref: '#/components/schemas/A{0}' }, { type: boolean }] }")]
    public void A_long_way_from_schema_to_schema_is_none(string link)
        => new GeneratorHarness(Given.Schemas(Chain(1_000, link, "{ type: object, properties: { last: { type: string } } }"))).Run()
            .Diagnostics.ShouldNotContain(problem => problem.Severity == DiagnosticSeverity.Error);

    private static string Chain(int length, string link, string end)
        => string.Join('\n', Enumerable.Range(0, length).Select(i => $"A{i}: {(i == length - 1 ? end : link.Replace("{0}", $"{i + 1}"))}"));

    public static TheoryData<string, string> AmbiguousUnions => new()
    {
        { "named objects without a property of their own", "{ x-xaigen-union: [Small, Large], oneOf: [{ type: object, properties: { id: { type: string } } }, ⟦{ type: object, properties: { id: { type: string }, name: { type: string } } }⟧] }" },
        { "named objects that are alike", "{ x-xaigen-union: [One, Other], oneOf: [{ type: object, properties: { id: { type: string } } }, ⟦{ type: object, properties: { id: { type: string } } }⟧] }" },
        { "named strings", "{ x-xaigen-union: [Name, Url, Flag], oneOf: [{ type: string }, ⟦{ type: string, format: uri }⟧, { type: boolean }] }" },
        { "a named integer and a named number", "{ x-xaigen-union: [Count, Flag, Share], oneOf: [{ type: integer }, { type: boolean }, ⟦{ type: number }⟧] }" },
        { "named lists", "{ x-xaigen-union: [Names, Counts], oneOf: [{ type: array, items: { type: string } }, ⟦{ type: array, items: { type: integer } }⟧] }" },
    };

    [Theory]
    [MemberData(nameof(AmbiguousUnions))]
    public void A_union_whose_members_cannot_be_told_apart(string what, string union)
        => Told("XG0301", DiagnosticSeverity.Error, Given.Schemas("Thing: " + union))
            .GetMessage().ShouldContain("could not tell", customMessage: what);

    public static TheoryData<string, string> AlikeUnions => new()
    {
        { "objects", "{ oneOf: [{ type: object, properties: { id: { type: string } } }, ⟦{ type: object, properties: { id: { type: string } } }⟧] }" },
        { "strings", "{ oneOf: [{ type: string }, { type: boolean }, ⟦{ type: string }⟧] }" },
        { "a string and what may be one", "{ oneOf: [{ type: string }, { type: object, properties: { id: { type: string } } }, ⟦{ type: [string, boolean] }⟧] }" },
        { "what says no type", "{ oneOf: [{ type: boolean }, { description: One. }, ⟦{ description: Other. }⟧] }" },
    };

    [Theory]
    [InlineData("oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]", "C")]
    [InlineData("type: object, properties: { k: { type: string } }", "C")]
    [InlineData("type: object, properties: { k: { type: string } }", "Thing")]
    public void A_default_of_a_discriminator_that_is_no_member(string union, string other)
    {
        string extends = union.StartsWith("oneOf", StringComparison.Ordinal) ? "" : "allOf: [{ $ref: '#/components/schemas/Thing' }], ";
        Told("XG0209", DiagnosticSeverity.Warning, Given.Schemas($$"""
            Thing: { {{union}}, discriminator: { propertyName: k, defaultMapping: ⟦{{other}}⟧ } }
            A: { {{extends}}type: object, properties: { k: { type: string }, a: { type: string } } }
            B: { {{extends}}type: object, properties: { k: { type: string }, b: { type: string } } }
            C: { type: object, required: [k], properties: { k: { type: string }, c: { type: string } } }
            """, "3.2.0")).GetMessage().ShouldContain("told apart by 'k'");
    }

    [Theory]
    [MemberData(nameof(AlikeUnions))]
    public void A_union_without_names_whose_members_are_alike_is_a_warning(string what, string union)
        => Told("XG0310", DiagnosticSeverity.Warning, Given.Schemas("Thing: " + union, "3.1.0"))
            .GetMessage().ShouldContain("Nothing distinguishes", customMessage: what);

    [Fact]
    public void More_names_than_members() => Told("XG0302", DiagnosticSeverity.Error, Given.Schemas("""
        Thing: { ⟦x-xaigen-union⟧: [Text, Count, More], oneOf: [{ type: string }, { type: integer }] }
        """)).GetMessage().ShouldContain("3 cases");

    [Fact]
    public void Fewer_names_than_members() => Told("XG0302", DiagnosticSeverity.Error, Given.Schemas("""
        Thing: { ⟦x-xaigen-union⟧: [Text], oneOf: [{ type: string }, { type: integer }] }
        """));

    public static TheoryData<string, string> WrongLongRunning => new()
    {
        { "no operation 'getJub'", "{ handle: JobOperation, poll: getJub, id: job_id, pending: Pending, result: Done }" },
        { "path parameter 'id'", "{ handle: JobOperation, poll: getJob, id: id, pending: Pending, result: Done }" },
        { "no case 'Waiting'", "{ handle: JobOperation, poll: getJob, id: job_id, pending: Waiting, result: Done }" },
        { "no case 'Finished'", "{ handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Finished }" },
        { "'percent'", "{ handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, progress: percent }" },
        { "no boolean property 'later'", "{ handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, flag: later }" },
        { "is not a union", "{ handle: JobOperation, poll: getOther, id: job_id, pending: Pending, result: Done }" },
        { "'problem'", "{ handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, error: problem }" },
    };

    [Theory]
    [MemberData(nameof(WrongLongRunning))]
    public void Long_running_work_that_names_what_is_not_there(string name, string word)
        => Told("XG0303", DiagnosticSeverity.Error, Given.Paths(
            $$"""
            /jobs:
              post:
                tags: [Jobs]
                operationId: startJob
                ⟦x-xaigen-long-running⟧: {{word}}
                requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Start' } } } }
                responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Started' } } } } }
            /jobs/{job_id}:
              get:
                tags: [Jobs]
                operationId: getJob
                parameters: [{ name: job_id, in: path, required: true, schema: { type: string } }]
                responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } } }
            /others/{job_id}:
              get:
                tags: [Jobs]
                operationId: getOther
                parameters: [{ name: job_id, in: path, required: true, schema: { type: string } }]
                responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Started' } } } } }
            """,
            """
            Start: { type: object, properties: { prompt: { type: string } } }
            Started: { type: object, required: [job_id], properties: { job_id: { type: string } } }
            Job:
              x-xaigen-union: [Pending, Done, Failed]
              oneOf:
                - { type: object, required: [status], properties: { status: { type: string, enum: [pending] }, progress: { type: integer } } }
                - { type: object, required: [status, url], properties: { status: { type: string, enum: [done] }, url: { type: string } } }
                - { type: object, required: [status], properties: { status: { type: string, enum: [failed] }, error: { type: object, properties: { code: { type: string } } } } }
            """)).GetMessage().ShouldContain(name);

    public static TheoryData<string, string> WrongPages => new()
    {
        { "no array property 'items'", "{ items: items, token: next, parameter: after }" },
        { "no array property 'next'", "{ items: next, token: next, parameter: after }" },
        { "no string or integer property 'token'", "{ items: data, token: token, parameter: after }" },
        { "no string or integer parameter 'before'", "{ items: data, token: next, parameter: before }" },
        { "no integer parameter 'after'", "{ items: data, token: next, parameter: after, size: after }" },
    };

    [Theory]
    [MemberData(nameof(WrongPages))]
    public void Paging_that_names_what_is_not_there(string what, string word)
        => Told("XG0304", DiagnosticSeverity.Error, Given.Paths(
            $$"""
            /things:
              get:
                tags: [Things]
                operationId: listThings
                ⟦x-xaigen-page⟧: {{word}}
                parameters: [{ name: after, in: query, schema: { type: string } }]
                responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
            """,
            "Page: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } }"))
                .GetMessage().ShouldContain(what);

    [Fact]
    public void A_group_that_names_no_property() => Told("XG0305", DiagnosticSeverity.Error, Given.Schemas("""
        Edit: { ⟦x-xaigen-exactly-one⟧: { Source: [image, pictures] }, type: object, properties: { image: { type: string }, images: { type: string } } }
        """)).GetMessage().ShouldContain("'pictures'");

    [Fact]
    public void A_property_in_two_groups() => Told("XG0305", DiagnosticSeverity.Error, Given.Schemas("""
        Edit: { ⟦x-xaigen-exactly-one⟧: { First: [a, b], Second: [b, c] }, type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string } } }
        """)).GetMessage().ShouldContain("'b'");

    [Theory]
    [InlineData("count: ⟦m⟧", "", "no property 'm'")]
    [InlineData("count: list", "⟦when⟧: { m: a }", "no property 'm'")]
    [InlineData("count: list", "⟦when⟧: { care: hihg }", "'care' is never \"hihg\"")]
    [InlineData("count: list", "⟦when⟧: { care: 1 }", "'care' is never 1")]
    [InlineData("count: list", "⟦when⟧: { must: null }", "'must' is never null")]
    [InlineData("count: list", "⟦when⟧: { list: a }", "'list' has no values to compare")]
    public void A_cost_that_names_what_is_not_there(string count, string when, string said)
        => Told("XG0321", DiagnosticSeverity.Error, Given.Schemas($$"""
            Thing:
              type: object
              required: [must]
              x-xaigen-cost: [{ unit: image, {{count}}, prices: [{ usd: 1, {{(when.Length > 0 ? when : "when: { must: a }")}} }, { usd: 1 }] }]
              properties: { care: { $ref: '#/components/schemas/Care' }, must: { type: string }, list: { type: array, items: {} } }
            Care: { type: string, enum: [low, high] }
            """)).GetMessage().ShouldContain(said);

    [Theory]
    [InlineData(
        "oneOf: [{ type: object, required: [a, b], ⟦x-xaigen-cost⟧: [{ unit: x, prices: [{ usd: 1 }] }], properties: { a: {}, b: {} } }, { type: string }]")]
    [InlineData("{ type: object, ⟦x-xaigen-cost⟧: [{ unit: x, prices: [{ usd: 1 }] }] }")]
    public void A_cost_of_what_is_no_request(string schema)
        => Told("XG0321", DiagnosticSeverity.Error, Given.Schemas($"Thing:\n  {schema}\n")).GetMessage().ShouldContain("is a request");

    [Theory]
    [InlineData("flag: streem", "text/event-stream", "'streem'")]
    [InlineData("end: BYE", "text/csv", "text/event-stream")]
    public void A_stream_that_is_none_or_has_no_flag(string word, string mediaType, string said)
        => Told("XG0320", DiagnosticSeverity.Error, Given.Paths(
        $$"""
        /chat:
          post:
            tags: [Chat]
            operationId: chat
            ⟦x-xaigen-stream⟧: { {{word}} }
            requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { stream: { type: boolean } } } } } }
            responses: { '200': { description: x, content: { {{mediaType}}: { schema: { type: string } } } } }
        """)).GetMessage().ShouldContain(said);

    [Theory]
    [InlineData("Wating")]
    [InlineData("Done")]
    public void An_empty_answer_that_names_no_case_it_can_be(string name) => Told("XG0306", DiagnosticSeverity.Error, Given.Paths(
        $$"""
        /jobs:
          get:
            tags: [Jobs]
            operationId: getJob
            responses:
              '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }
              '202': { description: x, x-xaigen-when-empty: ⟦{{name}}⟧ }
        """,
        """
        Job:
          x-xaigen-union: [Waiting, Done]
          oneOf:
            - { type: object, required: [status], properties: { status: { type: string, enum: [waiting] } } }
            - { type: object, required: [status, url], properties: { status: { type: string, enum: [done] }, url: { type: string } } }
        """)).GetMessage().ShouldContain($"'{name}'");

    [Theory]
    [InlineData("XaiGenNamespace", "my-app")]
    [InlineData("XaiGenNamespace", "My App")]
    [InlineData("XaiGenNamespace", "1st")]
    [InlineData("XaiGenNamespace", "My..App")]
    [InlineData("XaiGenNamespace", "My.class")]
    [InlineData("XaiGenClientName", "My Client")]
    [InlineData("XaiGenClientName", "class")]
    [InlineData("XaiGenClientName", "partial")]
    [InlineData("XaiGenNamespace", "My.GeneratedSupport.App")]
    [InlineData("XaiGenAccessibility", "protected")]
    [InlineData("XaiGenAccessibility", "public,internal")]
    [InlineData("XaiGenEmit", "server")]
    [InlineData("XaiGenEmit", "1")]
    [InlineData("XaiGenDrift", "maybe")]
    [InlineData("XaiGenObjects", "structs")]
    public void An_option_with_a_wrong_value(string property, string value)
    {
        GeneratorRun run = new GeneratorHarness(Given.Schemas("Thing: { type: string }")).Property(property, value).Run();

        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe("XG0308");
        problem.Severity.ShouldBe(DiagnosticSeverity.Error);
        problem.GetMessage().ShouldContain(value);
        run.Files.ShouldBeEmpty();
    }

    [Fact]
    public void A_project_whose_name_is_no_namespace_gets_one()
        => new GeneratorHarness(Given.Schemas("Thing: { type: object, properties: { name: { type: string } } }")).Property(
            "RootNamespace", "my-app")
            .Run()
            .ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10).Files.Keys.ShouldContain("my_app.Thing.g.cs");

    [Fact]
    public void Each_message_says_what_to_do()
    {
        string[] messages =
        [
            .. Run(Given.Schemas("Thing: { x-xaigen-union: [A, B], oneOf: [{ type: string }, { type: string }] }")),
            .. Run(Given.Schemas("Thing: { x-xaigen-union: [A], oneOf: [{ type: string }, { type: integer }] }")),
            .. Run(Given.Schemas("Thing: { x-xaigen-exactly-one: { A: [a, b] }, properties: { a: {} } }")),
        ];

        messages.Length.ShouldBe(3);
        messages.ShouldAllBe(
            message => (message.Contains("; ") || message.Contains(". ")) && message.EndsWith('.') && !message.Contains('\n'));

        static IEnumerable<string> Run(string contract)
            => new GeneratorHarness(contract).Run().Diagnostics.Select(diagnostic => diagnostic.GetMessage());
    }

    /// <summary>The only diagnostic of a contract, checked against the range between ⟦ and ⟧.</summary>
    private static Diagnostic Told(string id, DiagnosticSeverity severity, string marked)
    {
        (string? text, Contract.Diagnostics.TextRange range) = MarkedText.Parse(marked);

        GeneratorRun run = new GeneratorHarness(text).Run();

        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe(id, problem.GetMessage());
        problem.Severity.ShouldBe(severity);
        problem.Location.SourceSpan.ShouldBe(new TextSpan(range.Start, range.Length), problem.ToString());
        FileLinePositionSpan span = problem.Location.GetLineSpan();
        span.Path.ShouldBe(GeneratorHarness.ContractPath);
        span.StartLinePosition.ShouldBe(new LinePosition(range.Line - 1, range.Column - 1), problem.ToString());
        span.EndLinePosition.ShouldBe(new LinePosition(range.EndLine - 1, range.EndColumn - 1));
        return problem;
    }
}
