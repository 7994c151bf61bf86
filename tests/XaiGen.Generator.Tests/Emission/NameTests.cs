namespace XaiGen.Generator.Tests.Emission;

/// <summary>Wire names that are not valid C# names or that collide with others.</summary>
public sealed class NameTests
{
    [Fact]
    public void Of_properties() => Emitted.Schemas("""
        Names:
          type: object
          required: [class, id]
          properties:
            class: { type: string }
            event: { type: string }
            '1st': { type: string }
            '@type': { type: string }
            $ref-like: { type: string }
            id: { type: string }
            ID: { type: string }
            foo_bar: { type: string }
            fooBar: { type: string }
            names: { type: string }
            equals: { type: string }
            GetHashCode: { type: string }
            to_string: { type: string }
            clone: { type: string }
            validate: { type: string }
            equality_contract: { type: string }
            'a"b\c': { type: string }
            'größe': { type: string }
            '+': { type: string }
            '-': { type: string }
            '': { type: string }
            x-name: { type: string, x-xaigen-name: GivenName }
        """).MatchSnapshot();

    [Fact]
    public void That_are_given_are_kept_as_they_are_written()
    {
        string code = Emitted.Schemas("""
            Size:
              type: object
              x-xaigen-name: Size2d
              properties: { w: { type: integer, x-xaigen-name: Width3x }, of: { $ref: '#/components/schemas/Of' } }
            Of: { x-xaigen-union: [As2x, As_it_is], oneOf: [{ type: string }, { type: integer }] }
            """);

        code.ShouldContain(" record Size2d ", Case.Sensitive);
        code.ShouldContain("long? Width3x ", Case.Sensitive);
        code.ShouldContain(" class As2x ", Case.Sensitive);
        code.ShouldContain(" class As_it_is ", Case.Sensitive);
    }

    [Theory]
    [InlineData(
        "acronyms", "{ type: object, properties: { URLPath: { type: string }, url_path: { type: string }, UrlPath: { type: integer } } }")]
    [InlineData(
        "locals",
        "{ type: object, required: [reader, writer, path, value, others], properties: { reader: { type: string }, writer: { type: string }, path: { type: string, maxLength: 3 }, value: { type: string }, others: { type: string } }, additionalProperties: { type: string } }")]
    [InlineData(
        "presence",
        "{ type: object, required: [a, has_a], properties: { a: { type: string, nullable: true }, has_a: { type: boolean, nullable: true } } }")]
    [InlineData(
        "dollars",
        "{ type: object, properties: { cost_ticks: { type: integer, x-xaigen-unit: usd-ticks }, cost: { type: integer }, Cost: { type: string } } }")]
    [InlineData(
        "an inline type and its own",
        "{ type: object, properties: { links: { type: object, properties: { links: { type: object, properties: { a: { type: string } } }, get: { type: object, properties: { b: { type: string } } } } } } }")]
    [InlineData(
        "inline types",
        "{ type: object, properties: { a: { type: object, properties: { b: { type: string } } }, a_type: { type: string }, AType: { type: object, properties: { c: { type: string } } } } }")]
    public void Of_properties_that_meet(string suffix, string schema) => Emitted.Schemas($"Subject: {schema}").MatchSnapshot(suffix);

    [Theory]
    [InlineData("acronyms", "{ x-xaigen-union: [URLPath, UrlPath], oneOf: [{ type: string }, { type: integer }] }")]
    [InlineData("keywords", "{ x-xaigen-union: [String, Class], oneOf: [{ type: string }, { type: integer }] }")]
    [InlineData(
        "a property and a case",
        "{ x-xaigen-union: [Text, Place], oneOf: [{ type: string }, { type: object, required: [text, from_text], properties: { text: { type: string }, from_text: { type: string } } }] }")]
    [InlineData(
        "properties",
        "{ oneOf: [{ title: Left, type: object, required: [left, a], properties: { left: { type: string }, a: { type: string } } }, { title: Right, type: object, required: [right, a], properties: { right: { type: string }, a: { type: string } } }] }")]
    public void Of_cases(string suffix, string schema) => Emitted.Schemas($"Subject: {schema}").MatchSnapshot(suffix);

    [Fact]
    public void Of_types() => new GeneratorHarness(Given.Schemas("""
        object: { type: object, properties: { a: { type: string } } }
        string: { type: object, properties: { a: { type: string } } }
        pet-store: { type: object, properties: { a: { type: string } } }
        PetStore: { type: object, properties: { a: { type: string } } }
        petstore: { type: object, properties: { a: { type: string } } }
        3D: { type: object, properties: { a: { type: string } } }
        Sample: { type: object, properties: { a: { type: string } } }
        Test: { type: object, properties: { a: { type: string } } }
        TestClient: { type: object, properties: { a: { type: string } } }
        TestException: { type: object, properties: { a: { type: string } } }
        Named: { type: object, x-xaigen-name: GivenName, properties: { a: { type: string } } }
        """)).Run().ShouldReportNothing().OwnCodeShouldCompile().Files.Keys.Order(StringComparer.Ordinal)
        .ShouldBe(
        [
            "Sample.GivenName.g.cs", "Sample.Object.g.cs", "Sample.PetStore.g.cs", "Sample.PetStore_x06a2.g.cs",
            "Sample.Petstore_x834f.g.cs",
            "Sample.Sample.g.cs", "Sample.String.g.cs", "Sample.Test.g.cs", "Sample.TestClient.g.cs", "Sample.TestClientModel.g.cs",
            "Sample.TestContractDescription.g.cs", "Sample.TestExceptionModel.g.cs", "Sample.TestJsonResolver.g.cs", "Sample._3D.g.cs",
        ]);

    [Fact]
    public void Of_an_identifier_and_an_object_that_meet() => Emitted.Schemas("""
        FileId: { type: object, properties: { name: { type: string } } }
        File: { type: object, required: [id, detail], properties: { id: { type: string, x-xaigen-id: FileId }, detail: { $ref: '#/components/schemas/FileId' } } }
        """).MatchSnapshot();

    [Fact]
    public void Of_an_identifier_and_a_client_that_meet() => new GeneratorHarness(Given.Paths(
        "/files/{id}: { get: { tags: [Files], operationId: getFile, parameters: [{ name: id, in: path, required: true, schema: { type: string, x-xaigen-id: FilesClient } }], responses: { '204': { description: x } } } }"))
        .Run().ShouldReportNothing().OwnCodeShouldCompile();

    [Theory]
    [InlineData("files and Files", "files", "Files")]
    [InlineData("a property of the root client", "Pipeline", "Endpoint")]
    [InlineData("members of every object", "Equals", "ToString")]
    [InlineData("no letters", "*", "+")]
    public void Of_tags_that_meet(string what, string first, string second)
    {
        GeneratorRun run = new GeneratorHarness(Given.Paths($$"""
            /a: { get: { tags: ['{{first}}'], operationId: a, responses: { '204': { description: x } } } }
            /b: { get: { tags: ['{{second}}'], operationId: b, responses: { '204': { description: x } } } }
            """)).Run();

        run.ShouldReportNothing().OwnCodeShouldCompile();
        string clients = string.Concat(run.Files.Values);
        clients.ShouldContain(" AAsync(", customMessage: what);
        clients.ShouldContain(" BAsync(", customMessage: what);
    }

    [Theory]
    [InlineData("get, Get", "get", "Get")]
    [InlineData("names that a client has itself", "resume", "equals")]
    public void Of_operations_that_meet(string what, string first, string second)
        => new GeneratorHarness(Given.Paths($$"""
            /a: { get: { tags: [T], operationId: {{first}}, responses: { '204': { description: '{{what}}' } } } }
            /b: { get: { tags: [T], operationId: {{second}}, responses: { '204': { description: '{{what}}' } } } }
            """)).Run().ShouldReportNothing().OwnCodeShouldCompile();

    [Fact]
    public void Of_an_operation_and_the_page_of_another() => new GeneratorHarness(Given.Paths(
        """
        /a:
          get:
            tags: [T]
            operationId: list
            x-xaigen-page: { items: data, token: next, parameter: token }
            parameters: [{ name: token, in: query, schema: { type: string } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        /b:
          get:
            tags: [T]
            operationId: listPage
            parameters: [{ name: token, in: query, schema: { type: string } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        """,
        "Page: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } }"))
        .Run().ShouldReportNothing().OwnCodeShouldCompile();

    [Fact]
    public void Of_parameters() => Emitted.Clients(Given.Paths(
        """
        /things/{id}/{Id}:
          post:
            tags: [T]
            operationId: act
            parameters:
              - { name: id, in: path, required: true, schema: { type: string } }
              - { name: Id, in: path, required: true, schema: { type: string } }
              - { name: class, in: query, schema: { type: string } }
              - { name: request, in: query, schema: { type: string } }
              - { name: options, in: query, schema: { type: string } }
              - { name: content, in: query, schema: { type: string } }
              - { name: cancellation_token, in: query, schema: { type: string } }
              - { name: result, in: query, schema: { type: string } }
              - { name: message, in: query, schema: { type: string } }
              - { name: value, in: query, schema: { type: string } }
              - { name: writer, in: query, schema: { type: string } }
              - { name: X-Request-Id, in: header, schema: { type: string } }
            requestBody: { content: { application/json: { schema: { type: string } } } }
            responses: { '200': { description: x, content: { application/json: { schema: { type: string } } } } }
        """)).MatchSnapshot();

    [Fact]
    public void Of_parameters_of_a_list() => Emitted.Clients(Given.Paths(
        """
        /a:
          get:
            tags: [T]
            operationId: list
            x-xaigen-page: { items: data, token: next, parameter: after, size: limit }
            parameters:
              - { name: after, in: query, schema: { type: string } }
              - { name: limit, in: query, schema: { type: integer } }
              - { name: token, in: query, schema: { type: string } }
              - { name: cancellation, in: query, schema: { type: string } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        """,
        "Page: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } }")).MatchSnapshot();

    /// <summary>As Swashbuckle describes OData, whatever the order.</summary>
    [Fact]
    public void Of_operations_with_one_id_are_those_of_their_places()
    {
        string[] paths =
        [
            "/odata/Products: { get: { operationId: odata/Products, responses: { '204': { description: x } } } }",
            "/odata/Products/: { post: { operationId: odata/Products, responses: { '204': { description: x } } } }",
            "/odata/Products/{key}: { get: { operationId: odata/Products, x-xaigen-method: GetOne, responses: { '204': { description: x } } } }",
        ];

        foreach (string[] order in new[] { paths, [.. paths.Reverse()] })
        {
            string code = string.Concat(
                CodeGeneration.Generate(Given.Paths(string.Join('\n', order)), new GenerationOptions("Sample")).Files.Select(file => file.Text));
            code.ShouldContain(" GetOdataProductsAsync(", Case.Sensitive);
            code.ShouldContain(" PostOdataProductsAsync(", Case.Sensitive);
            code.ShouldContain(" GetOneAsync(", Case.Sensitive);
            code.ShouldNotContain(" OdataProducts", Case.Sensitive);
        }
    }
}
