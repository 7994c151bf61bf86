using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

public sealed class OperationTests
{
    [Fact]
    public void The_document_itself_is_read()
    {
        ApiContract contract = Given.Contract("""
            openapi: 3.1.0
            info: { title: Files, version: 2.0, description: All about files }
            servers:
              - url: https://{region}.example.com
                description: Ours
                variables: { region: { default: eu, enum: [eu, us] }, extra: { default: '1' } }
            tags: [{ name: Second, description: Two }, { name: First }]
            security: [{ bearer: [] }, {}]
            paths: {}
            components:
              securitySchemes:
                oauth: { type: oauth2, flows: {} }
                bearer: { type: http, scheme: bearer, description: A token }
                key: { type: apiKey, in: header, name: X-Key }
            """);

        (contract.Title, contract.Description).ShouldBe(("Files", "All about files"));
        ApiServer server = contract.Servers.ShouldHaveSingleItem();
        (server.Url, server.Description).ShouldBe(("https://{region}.example.com", "Ours"));
        server.Variables.ShouldBe([new ServerVariable("extra", "1"), new ServerVariable("region", "eu")]);
        contract.Tags.ShouldBe([new ApiTag("#/tags/0", "Second", "Two"), new ApiTag("#/tags/1", "First", null)]);
        contract.Security.Select(requirement => requirement.Schemes.Select(use => use.SchemeId)).ShouldBe([["bearer"], []]);
        contract.SecuritySchemes.ShouldBe(
        [
            new SecurityScheme { Pointer =
                "#/components/securitySchemes/bearer", Id = "bearer", Type = "http", Scheme = "bearer", Description = "A token" },
            new SecurityScheme { Pointer =
                "#/components/securitySchemes/key", Id = "key", Type = "apiKey", In = "header", ParameterName = "X-Key" },
            new SecurityScheme { Pointer = "#/components/securitySchemes/oauth", Id = "oauth", Type = "oauth2" },
        ]);
    }

    [Fact]
    public void Operations_are_ordered_by_path_and_method()
    {
        ApiContract contract = Given.Contract(Given.Header + """
            paths:
              /b: { post: { responses: {} }, get: { responses: {} } }
              /a: { trace: { responses: {} }, delete: { responses: {} } }
            """);

        contract.Operations.Select(operation => (operation.Path, operation.Method))
            .ShouldBe([("/a", "delete"), ("/a", "trace"), ("/b", "get"), ("/b", "post")]);
        contract.Operations[0].Pointer.ShouldBe("#/paths/~1a/delete");
    }

    [Fact]
    public void A_variable_of_the_path_that_no_parameter_describes_is_a_string()
    {
        ApiParameter parameter = ContractReader.Read(Given.Header + "paths: { '/files/{id}': { get: { responses: {} } } }")
            .Contract!.Operations.ShouldHaveSingleItem().Parameters.ShouldHaveSingleItem();

        (parameter.Name, parameter.In, parameter.IsRequired, parameter.Schema.Types).ShouldBe(
            ("id", ParameterLocation.Path, true, JsonTypes.String));
    }

    [Fact]
    public void What_can_mean_only_one_thing_is_read_so()
    {
        ApiOperation operation =
            ContractReader.Read(Given.Header + "paths: { files: { get: { responses: { 4xx: { description: No. } } } } }")
            .Contract!.Operations.ShouldHaveSingleItem();

        operation.Path.ShouldBe("/files");
        operation.Responses.ShouldHaveSingleItem().Status.ShouldBe("4XX");
    }

    [Fact]
    public void An_operation_is_read_with_all_it_says()
    {
        ApiOperation operation = Given.Contract(Given.Header + """
            paths:
              /files/{file_id}:
                servers: [{ url: https://path.example.com }]
                parameters:
                  - { name: file_id, in: path, required: true, schema: { type: string } }
                  - { name: limit, in: query, schema: { type: integer } }
                put:
                  tags: [Files]
                  operationId: putFile
                  summary: Short
                  description: Long
                  externalDocs: { url: https://example.com/docs }
                  deprecated: true
                  security: []
                  parameters:
                    - { name: limit, in: query, required: true, description: own, schema: { type: integer } }
                    - { name: limit, in: header, schema: { type: integer } }
                  requestBody:
                    required: true
                    description: The file
                    content:
                      text/plain: { schema: { type: string }, example: hello }
                      multipart/form-data:
                        schema: { type: object }
                        encoding: { file: { contentType: image/png }, also: { style: form, explode: false } }
                        examples: { b: { value: 2 }, a: { $ref: '#/components/examples/One' } }
                  responses:
                    default: { description: Otherwise }
                    4XX: { description: Wrong }
                    200:
                      description: Fine
                      headers: { x-b: { required: true, schema: { type: string } }, X-A: { description: A }, X-C: { content: { text/plain: { schema: { type: integer } } } } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/File' } } }
                    202: { description: Not yet, x-xaigen-when-empty: Pending }
            components:
              examples: { One: { value: 1 } }
              schemas: { File: { type: object } }
            """).Operations.ShouldHaveSingleItem();

        (operation.OperationId, operation.Summary, operation.Description, operation.Source, operation.IsDeprecated)
            .ShouldBe(("putFile", "Short", "Long", "https://example.com/docs", true));
        operation.Tags.ShouldBe(["Files"]);
        operation.Security.ShouldNotBeNull().ShouldBeEmpty();
        operation.Servers!.Value[0].Url.ShouldBe("https://path.example.com");
        operation.Parameters.Select(parameter => (parameter.Name, parameter.In, parameter.IsRequired, parameter.Description)).ShouldBe(
        [
            ("file_id", ParameterLocation.Path, true, null),
            ("limit", ParameterLocation.Query, true, "own"),
            ("limit", ParameterLocation.Header, false, null),
        ]);

        ApiRequestBody body = operation.RequestBody.ShouldNotBeNull();
        (body.IsRequired, body.Description, body.Pointer).ShouldBe((true, "The file", "#/paths/~1files~1{file_id}/put/requestBody"));
        body.Content.Select(content => content.MediaType).ShouldBe(["multipart/form-data", "text/plain"]);
        body.Content[0].Encoding.ShouldBe(
            [new PartEncoding("also", null, "form", false), new PartEncoding("file", "image/png", null, null)]);

        operation.Responses.Select(response => response.Status).ShouldBe(["200", "202", "4XX", "default"]);
        operation.Responses[0].Content[0].Schema!.Reference.ShouldBe("#/components/schemas/File");
        operation.Responses[1].WhenEmpty.ShouldBe("Pending");
    }

    [Theory]
    [InlineData("path", "simple", false)]
    [InlineData("query", "form", true)]
    [InlineData("header", "simple", false)]
    [InlineData("cookie", "form", true)]
    public void The_style_in_force_is_that_of_the_place(string place, string style, bool explode)
    {
        ApiParameter parameter = Given.Contract(Given.Operation(
            $"parameters: [{{ name: p, in: {place}, required: true, schema: {{}} }}]",
            place == "path" ? "/{p}" : "/")).Operations[0].Parameters[0];

        (parameter.Style, parameter.Explode).ShouldBe((style, explode));
    }

    [Fact]
    public void A_parameter_may_have_content_instead_of_a_schema()
    {
        ApiParameter parameter = Given.Contract(Given.Operation("""
            parameters:
              - name: filter
                in: query
                style: deepObject
                allowReserved: true
                deprecated: true
                example: { a: 1 }
                content: { application/json: { schema: { type: object } } }
            """)).Operations[0].Parameters[0];

        (parameter.ContentType, parameter.Schema.Types, parameter.Style, parameter.Explode).ShouldBe(
            ("application/json", JsonTypes.Object, "deepObject", false));
        (parameter.AllowsReserved, parameter.IsDeprecated).ShouldBe((true, true));
    }

    [Fact]
    public void A_path_parameter_is_required_whatever_is_written()
        => ContractReader.Read(Given.Operation("parameters: [{ name: id, in: path, schema: {} }]", "/{id}"))
            .Contract!.Operations[0].Parameters[0].IsRequired.ShouldBeTrue();

    [Fact]
    public void What_has_JSON_beside_XML_is_supported()
        => Given.Contract(Given.Operation("requestBody: { content: { application/xml: {}, application/json: {} } }"));

    [Theory]
    [InlineData("")]
    [InlineData("title: x")]
    [InlineData("swagger: '1.2'")]
    [InlineData("openapi: 4.0.0")]
    [InlineData("[1, 2]")]
    [InlineData("a: [")]
    public void What_is_no_OpenAPI_3_gives_no_contract(string text)
    {
        ContractReading reading = ContractReader.Read(text);

        reading.Contract.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().Rule.Severity.ShouldBe(ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("3.0.4")]
    [InlineData("3.1")]
    [InlineData("3.1.1")]
    public void Every_3_0_and_3_1_is_read(string version)
        => Given.Contract($"openapi: {version}\ninfo: {{ title: T, version: '1' }}\npaths: {{}}").Title.ShouldBe("T");

    [Fact]
    public void Version_3_2_is_read_as_3_1()
        => ContractReader.Read(
            "openapi: 3.2.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: {} } }").Contract!.Operations.Count.ShouldBe(1);
}
