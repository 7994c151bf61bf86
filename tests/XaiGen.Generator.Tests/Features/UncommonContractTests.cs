namespace XaiGen.Generator.Tests.Features;

/// <summary>Valid but uncommon contracts: no problem is reported, and the generated code compiles.</summary>
public sealed class UncommonContractTests
{
    private const string Upload =
        "Upload: { type: object, required: [file], properties: { file: { type: string, format: binary }, note: { type: string } } }";

    public static TheoryData<string, string> Forms => new()
    {
        { "multipart beside JSON of another operation", "post: { tags: [T], operationId: b, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Upload' } } } }, responses: { '204': { description: x } } }" },
        { "multipart beside a response", "post: { tags: [T], operationId: b, responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Upload' } } } } } }" },
        { "multipart beside an URL-encoded form", "post: { tags: [T], operationId: b, requestBody: { content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Upload' } } } }, responses: { '204': { description: x } } }" },
        { "multipart beside a list", "post: { tags: [T], operationId: b, responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Upload' } } } } } } }" },
        { "multipart beside a property", "post: { tags: [T], operationId: b, responses: { '200': { description: x, content: { application/json: { schema: { type: object, properties: { last: { $ref: '#/components/schemas/Upload' } } } } } } } }" },
        { "multipart beside a union", "post: { tags: [T], operationId: b, responses: { '200': { description: x, content: { application/json: { schema: { oneOf: [{ $ref: '#/components/schemas/Upload' }, { type: string }] } } } } } }" },
        { "multipart beside a query parameter", "get: { tags: [T], operationId: b, parameters: [{ name: u, in: query, schema: { $ref: '#/components/schemas/Upload' } }], responses: { '204': { description: x } } }" },
        { "multipart beside an alias", "post: { tags: [T], operationId: b, responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Alias' } } } } } }" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_schema_with_a_file_that_is_a_form_and_JSON(string what, string other)
    {
        GeneratorRun run = Run(
            $$"""
            /a: { post: { tags: [T], operationId: a, requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }, responses: { '204': { description: x } } } }
            /b: { {{other}} }
            """,
            Upload + "\nAlias: { $ref: '#/components/schemas/Upload' }");

        run.Files["Sample.TClient.g.cs"].ShouldContain("AAsync(TClient.ARequest request", customMessage: what);
        run.Files["Sample.TClient.g.cs"].ShouldContain("required FilePart File", customMessage: what);
        run.Files["Sample.Upload.g.cs"].ShouldContain("required string File", customMessage: what);
    }

    [Fact]
    public void A_schema_with_a_file_that_is_a_form_twice_is_one_type()
    {
        GeneratorRun run = Run(
            """
            /a: { post: { tags: [T], operationId: a, requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } } } }, responses: { '204': { description: x } } } }
            /b:
              post:
                tags: [T]
                operationId: b
                requestBody:
                  content:
                    multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } }
                    application/json: { schema: { $ref: '#/components/schemas/Upload' } }
                responses: { '204': { description: x } }
            """,
            Upload);

        run.Files["Sample.TClient.g.cs"].ShouldContain("AAsync(Upload request");
        run.Files["Sample.TClient.g.cs"].ShouldContain("BAsync(Upload request");
    }

    [Theory]
    [InlineData("a: { type: string }, b: { type: string }", "c: { type: string, maxLength: 3 }", "")]
    [InlineData("a: { type: string, maxLength: 3 }, b: { type: string }", "c: { type: string }", "this.Source?.Validate(at, _check);")]
    [InlineData("a: { type: string }, b: { type: string }", "c: { type: string }", "")]
    public void A_group_without_constraints_beside_constraints(string group, string other, string validate)
    {
        GeneratorRun run = Run(
            "/a: { post: { tags: [T], operationId: a, requestBody: { required: true, content: { application/json: { schema: { $ref: "
            + "'#/components/schemas/Edit' } } } }, responses: { '204': { description: x } } } }",
            $"Edit: {{ x-xaigen-exactly-one: {{ Source: [a, b] }}, type: object, properties: {{ {group}, {other} }} }}");

        run.Files["Sample.Edit.g.cs"].Contains("this.Source?.Validate(at, _check);").ShouldBe(validate.Length > 0);
    }

    [Theory]
    [InlineData("202")]
    [InlineData("204")]
    public void An_empty_response_of_any_status(string status)
        => Run(
            $$"""
            /jobs:
              get:
                tags: [T]
                operationId: getJob
                responses:
                  '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }
                  '{{status}}': { description: x, x-xaigen-when-empty: Waiting }
            """,
            """
            Job:
              x-xaigen-union: [Waiting, Done]
              oneOf:
                - { type: object, required: [status], properties: { status: { type: string, enum: [waiting] } } }
                - { type: object, required: [status, url], properties: { status: { type: string, enum: [done] }, url: { type: string } } }
            """).Files["Sample.TClient.g.cs"].ShouldContain($", {status}, static () => new Job.Waiting()");

    [Theory]
    [InlineData("minimum: 5, exclusiveMinimum: 1", "5m, null", false)]
    [InlineData("minimum: 1, exclusiveMinimum: 5", "5m, null", true)]
    [InlineData("minimum: 5, exclusiveMinimum: 5", "5m, null", true)]
    [InlineData("maximum: 5, exclusiveMaximum: 9", "null, 5m", false)]
    [InlineData("maximum: 9, exclusiveMaximum: 5", "null, 5m", true)]
    public void Two_bounds_of_which_the_stricter_holds(string bounds, string checks, bool isExclusive)
    {
        string code = new GeneratorHarness(Given.Paths(
            "/a: { post: { tags: [T], operationId: a, requestBody: { required: true, content: { application/json: { schema: { $ref: "
            + "'#/components/schemas/Edit' } } } }, responses: { '204': { description: x } } } }",
            $"Edit: {{ type: object, properties: {{ size: {{ type: integer, {bounds} }} }} }}",
            "3.1.0")).Run().ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10).Files["Sample.Edit.g.cs"];

        code.ShouldContain(checks);
        (code.Contains("aboveMinimum: true") || code.Contains("belowMaximum: true")).ShouldBe(isExclusive);
    }

    [Fact]
    public void A_pattern_that_is_too_long_to_be_checked_is_left_to_the_server()
    {
        string pattern = new('(', 100_000);
        GeneratorRun run = new GeneratorHarness(
            Given.Schemas($"Thing: {{ type: object, properties: {{ name: {{ type: string, pattern: '{pattern}' }} }} }}")).Run();

        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0405");
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Theory]
    [InlineData("/a/{id}{")]
    [InlineData("/a/{id}}")]
    [InlineData("/a/{id}{{")]
    [InlineData("/a/{{id}}")]
    public void Braces_in_a_path_that_are_no_variable(string path)
        => Run(
            $$"""
            '{{path}}':
              get:
                tags: [T]
                operationId: get
                parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                responses: { '204': { description: x } }
            """,
            "Nothing: {}").Files["Sample.TClient.g.cs"].ShouldContain(".Segment(\"id\", id)");

    private static GeneratorRun Run(string paths, string schemas)
        => new GeneratorHarness(Given.Paths(paths, schemas)).Run().ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
}
