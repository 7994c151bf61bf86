using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Contracts in several files produce the same model, regardless of which file contains what.</summary>
public sealed class PartTests
{
    private const string Answer =
        "responses: { '200': { description: Fine, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }";

    [Theory]
    [InlineData("'models.yaml#/Thing'", "api/models.yaml", "Thing: { type: string, title: Found }")]
    [InlineData(
        "'./models.yaml#/components/schemas/Thing'", "api/models.yaml",
        "components: { schemas: { Thing: { type: string, title: Found } } }")]
    [InlineData("Thing.yaml", "api/Thing.yaml", "{ type: string, title: Found }")]
    [InlineData("Thing.json", "api/Thing.json", "{ \"type\": \"string\", \"title\": \"Found\" }")]
    [InlineData("'Thing.yaml#'", "api/Thing.yaml", "{ type: string, title: Found }")]
    [InlineData("../shared/a/../Thing.yaml", "shared/Thing.yaml", "{ type: string, title: Found }")]
    [InlineData("'my%20models/Thing.yaml'", "api/my models/Thing.yaml", "{ type: string, title: Found }")]
    [InlineData("'models.yaml#/a~1b/Thing'", "api/models.yaml", "a/b: { Thing: { type: string, title: Found } }")]
    public void A_schema_in_another_file_is_one_of_the_components(string reference, string path, string part)
    {
        ApiContract contract = Read($$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths: { /a: { get: { parameters: [{ name: a, in: query, schema: { $ref: {{reference}} } }] } } }
            """, (path, part));

        NamedSchema schema = contract.Schemas.ShouldHaveSingleItem();
        (schema.Pointer, schema.Schema.Title).ShouldBe(("#/components/schemas/Thing", "Found"));
        contract.Operations[0].Parameters[0].Schema.Reference.ShouldBe(schema.Pointer);
    }

    [Fact]
    public void Every_kind_of_object_may_be_elsewhere()
    {
        string whole = """
            openapi: 3.1.0
            info: { title: Test, version: "1", description: Long }
            tags: [{ name: A, description: About }]
            paths:
              /a/{id}:
                parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                get:
                  tags: [A]
                  parameters: [{ $ref: '#/components/parameters/limit' }]
                  requestBody: { $ref: '#/components/requestBodies/Body' }
                  responses:
                    '200': { $ref: '#/components/responses/Fine' }
                  security: [{ key: [] }]
                post:
                  responses: { '201': { description: Made } }
            components:
              schemas: { Thing: { type: object, properties: { other: { $ref: '#/components/schemas/Thing' } } } }
              parameters: { limit: { name: limit, in: query, schema: { type: integer } } }
              requestBodies: { Body: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' }, examples: { one: { $ref: '#/components/examples/One' } } } } } }
              responses: { Fine: { description: Fine, headers: { X-A: { $ref: '#/components/headers/A' } } } }
              headers: { A: { schema: { $ref: '#/components/schemas/Thing' } } }
              examples: { One: { value: { $ref: is data } } }
              securitySchemes: { key: { type: apiKey, name: k, in: header } }
            """;
        ApiContract parts = Read("""
            openapi: 3.1.0
            info: { title: Test, version: "1", description: { $ref: 'texts.yaml#/long' } }
            tags: [{ $ref: 'texts.yaml#/tag' }]
            paths: { $ref: paths/index.yaml }
            components:
              schemas: { $ref: schemas.json }
              securitySchemes: { key: { $ref: 'common.yaml#/key' } }
            """,
            ("api/texts.yaml", "long: Long\ntag: { name: A, description: About }"),
            ("api/paths/index.yaml", "/a/{id}: { $ref: a.yaml }"),
            ("api/paths/a.yaml", """
                parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                get: { $ref: a.get.yaml }
                post: { responses: { $ref: '../common.yaml#/made' } }
                """),
            ("api/paths/a.get.yaml", """
                tags: [A]
                parameters: { $ref: '../common.yaml#/list' }
                requestBody: { $ref: '../common.yaml#/Body' }
                responses:
                  '200': { $ref: '../common.yaml#/Fine' }
                security: [{ key: [] }]
                """),
            ("api/schemas.json", "{\"Thing\": {\"type\": \"object\", \"properties\": {\"other\": {\"$ref\": \"#/Thing\"}}}}"),
            ("api/common.yaml", """
                key: { type: apiKey, name: k, in: header }
                made: { '201': { description: Made } }
                list: [{ $ref: '#/limit' }]
                limit: { name: limit, in: query, schema: { type: integer } }
                Body: { content: { application/json: { schema: { $ref: 'schemas.json#/Thing' }, examples: { one: { $ref: '#/One' } } } } }
                Fine: { description: Fine, headers: { X-A: { $ref: '#/A' } } }
                A: { schema: { $ref: './root.yaml#/components/schemas/Thing' } }
                One: { value: { $ref: is data } }
                """));

        parts.ShouldBe(Given.Contract(whole));
    }

    [Fact]
    public void The_documents_own_name_is_the_name_wherever_the_schema_is_met()
    {
        ApiContract contract = Read($$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths: { /a: { get: { {{Answer}} } } }
            components: { schemas: { Thing: { $ref: models/thing-v2.yaml }, Other: { $ref: models/thing-v2.yaml } } }
            """,
            (
                "api/models/thing-v2.yaml",
                "{ type: object, properties: { again: { $ref: thing-v2.yaml }, round: { $ref: '../models/list.yaml#/of' } } }"),
            ("api/models/list.yaml", "of: { type: array, items: { $ref: 'alias.yaml#/T' } }"),
            ("api/models/alias.yaml", "T: { $ref: './thing-v2.yaml#' }"));

        contract.Schemas.Select(schema => schema.Pointer)
            .ShouldBe(["#/components/schemas/Other", "#/components/schemas/Thing", "#/components/schemas/of"]);
        contract.Schemas[0].Schema.Properties[0].Schema.Reference.ShouldBe("#/components/schemas/Other");
        contract.Schemas[1].Schema.Reference.ShouldBe("#/components/schemas/Other");
        contract.Schemas[2].Schema.Items!.Reference.ShouldBe("#/components/schemas/Other");
    }

    [Fact]
    public void Names_come_from_the_pointer_and_not_from_the_order()
    {
        string[] references =
            ["'b/common.yaml#/Error'", "'a.yaml#/Error'", "'a.yaml#/components/schemas/Page'", "'b/common.yaml#/deep/Page'", "Own.yaml"];
        (string, string)[] parts =
        [
            ("api/b/common.yaml", "Error: { title: B }\ndeep: { Page: { title: BP } }"),
            ("api/a.yaml", "Error: { title: A }\ncomponents: { schemas: { Page: { title: AP } } }"),
            ("api/Own.yaml", "title: O"),
        ];
        string Document(IEnumerable<string> order) => $$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths: { /a: { get: { {{Answer}} } } }
            components: { schemas: { Thing: { properties: { {{string.Join(", ", order.Select(reference => $"p{Array.IndexOf(references, reference)}: {{ $ref: {reference} }}"))}} } }, own: { title: Mine } } }
            """;

        ApiContract contract = Read(Document(references), parts);

        contract.Schemas.Select(schema => (schema.Name, schema.Schema.Title)).ShouldBe(
            [("Error", "A"), (
                "Page", "AP"), ("Thing", null), ("Own_2", "O"), ("common_Error", "B"), ("common_Page", "BP"), ("own", "Mine")],
            ignoreOrder: true);
        Read(Document(references.Reverse()), [.. parts.Reverse()]).ShouldBe(contract);
    }

    [Fact]
    public void Files_may_refer_to_one_another_in_circles()
    {
        ApiContract contract = Read("""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            paths: {}
            components: { schemas: { A: { $ref: 'a.yaml#/A' } } }
            """,
            ("api/a.yaml", "A: { type: object, properties: { b: { $ref: 'b.yaml#/B' } } }"),
            (
                "api/b.yaml",
                "B: { type: object, properties: { a: { $ref: 'a.yaml#/A' }, root: { $ref: 'root.yaml#/components/schemas/A' } } }"));

        contract.Schemas.Select(schema => schema.Name).ShouldBe(["A", "B"]);
        contract.Schemas[1].Schema.Properties.ShouldAllBe(property => property.Schema.Reference == "#/components/schemas/A");
    }

    [Theory]
    [InlineData("models.yaml#", "{{ {0} }}")]
    [InlineData("models.yaml#/schemas", "{{ schemas: {{ {0} }} }}")]
    [InlineData("models.yaml#/definitions", "{{ definitions: {{ {0} }} }}")]
    [InlineData("models.yaml#/components/schemas", "{{ components: {{ schemas: {{ {0} }} }} }}")]
    public void Schemas_that_extend_a_base_are_found_though_nothing_refers_to_them(string section, string file)
    {
        const string Schemas = """
            Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } },
            Animal: { allOf: [{ $ref: '#PLACE/Pet' }], type: object },
            Cat: { allOf: [{ $ref: '#PLACE/Animal' }], properties: { food: { $ref: '#PLACE/Food' } } },
            Food: { type: object, properties: { Own: { allOf: [{ $ref: '#PLACE/Pet' }] }, A: { type: string }, B: { $ref: '#PLACE/Food/properties/A' } } },
            Other: { type: object }
            """;
        string place = section.Split('#')[1];
        ApiContract contract = Read($$"""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            paths: { /a: { get: { responses: { '200': { description: A, content: { text/json: { schema: { $ref: '{{section}}/Pet' } } } } } } } }
            """, ("api/models.yaml", string.Format(CultureInfo.InvariantCulture, file, Schemas.Replace("#PLACE", "#" + place))));

        contract.Schemas.Select(schema => schema.Name).ShouldBe(["Animal", "Cat", "Food", "A", "Pet"]);
    }

    [Fact]
    public void Schemas_that_extend_a_base_may_be_whole_files_that_only_such_schemas_refer_to()
    {
        ApiContract contract = Read(
            """
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            paths: { /a: { get: { responses: { '200': { $ref: 'responses.yaml#/Fine' } } } } }
            """,
            (
                "api/responses.yaml",
                "Fine: { description: A, content: { text/json: { schema: { $ref: 'common.yaml#/components/schemas/Pet' } } } }"),
            ("api/common.yaml", """
            components:
              schemas:
                Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
                Cat: { allOf: [{ $ref: Animal.yaml }] }
            """),
            ("api/Animal.yaml", "allOf: [{ $ref: 'common.yaml#/components/schemas/Pet' }]"));

        contract.Schemas.Select(schema => schema.Name).ShouldBe(["Animal", "Cat", "Pet"]);
    }

    [Fact]
    public void A_discriminator_may_name_files()
    {
        ApiContract contract = Read("""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            paths: {}
            components: { schemas: { Pet: { $ref: pet.yaml } } }
            """,
            ("api/pet.yaml", """
                oneOf: [{ $ref: cat.yaml }, { $ref: 'more.yaml#/Dog' }]
                discriminator: { propertyName: kind, mapping: { c: cat.yaml, d: 'more.yaml#/Dog', p: Pet }, defaultMapping: other.yaml }
                """),
            ("api/cat.yaml", "{ type: object, properties: { kind: { type: string } } }"),
            ("api/other.yaml", "{ type: object, properties: { kind: { type: string } } }"),
            ("api/more.yaml", "Dog: { type: object, properties: { kind: { type: string } } }"));

        Discriminator discriminator = contract.Schemas.Single(schema => schema.Name == "Pet").Schema.Discriminator!;
        discriminator.Mapping.Select(mapping => (mapping.Value, mapping.Reference)).ShouldBe(
            [("c", "#/components/schemas/cat"), ("d", "#/components/schemas/Dog"), ("p", "#/components/schemas/Pet")]);
        discriminator.Default.ShouldBe("#/components/schemas/other");
    }

    [Theory]
    [InlineData("{ $ref: x.yaml }", "type: ⟦strng⟧", "XG0117")]
    [InlineData("{ $ref: x.yaml }", "type: object\nproperties:\n  a: { ⟦colour⟧: red }", "XG0109")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { properties: { b: { $ref: ⟦'#/B'⟧ } } }", "XG0104")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { properties: { b: { $ref: ⟦'y.yaml#/B'⟧ } } }", "XG0132")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { properties: { b: { $ref: ⟦'root.yaml#/components/schemas/C'⟧ } } }", "XG0104")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { properties: { b: { $ref: ⟦'https://example.com/x'⟧ } } }", "XG0207")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { properties: { b: { $ref: ⟦'#/B'⟧ } } }\nB: { $ref: '#/C' }\nC: { $ref: '#/B' }", "XG0105")]
    [InlineData(
        "{ $ref: 'x.yaml#/A' }",
        "A: { properties: { b: { $ref: ⟦'#/components/parameters/B'⟧ } } }\ncomponents: { parameters: { B: { name: b, in: query } } }",
        "XG0106")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { title: x }\n⟦A⟧: { title: y }", "XG0110")]
    [InlineData("{ $ref: 'x.yaml#/A' }", "A: { title: x }\nB: ⟦[⟧", "XG0101")]
    public void A_problem_of_a_part_stands_at_its_own_line(string schema, string marked, string id)
    {
        (string text, TextRange range) = MarkedText.Parse(marked);
        ContractReading reading = ContractReader.Read(Files($$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components: { schemas: { A: {{schema}} } }
            """, ("api/x.yaml", text)));

        Problem problem = reading.Problems.Where(problem => problem.Range.File == "api/x.yaml").ShouldHaveSingleItem();
        problem.Rule.Id.ShouldBe(id, problem.Message);
        if (id != "XG0101")
        {
            problem.Range.ShouldBe(range with { File = "api/x.yaml" });
            reading.Problems.Count.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("/a: { $ref: missing.yaml }", "XG0132", "XG0133")]
    [InlineData("/a: { get: { $ref: missing.yaml } }", "XG0132", "XG0133")]
    [InlineData("/a: { $ref: 'https://example.com/a.yaml' }", "XG0207", "XG0133")]
    [InlineData("/a: { $ref: 'there.yaml#/nothing' }", "XG0104", "XG0133")]
    public void An_operation_is_never_lost_without_an_error(string path, params string[] ids)
    {
        ContractReading reading = ContractReader.Read(Files($$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths: { {{path}} }
            """, ("api/there.yaml", "a: {}")));

        reading.Problems.Select(problem => problem.Rule.Id).ShouldBe(ids, ignoreOrder: true);
        reading.Problems.ShouldContain(problem => problem.Rule.Severity == ProblemSeverity.Error);
    }

    [Theory]
    [InlineData("openapi: 3.0.3", "components: { schemas: { A: { type: object, description: An object } } }", "#/components/schemas/A")]
    [InlineData("swagger: '2.0'", "definitions: { A: { type: object, description: An object } }", "#/definitions/A")]
    public void A_component_of_another_kind_is_none_in_a_part_either(string version, string components, string pointer)
    {
        string document = $$"""
            {{version}}
            info: { title: Test, version: "1" }
            paths: { /a: { get: { responses: { '400': { $ref: '{0}{{pointer}}' } } } } }
            """;

        string[] inOne = Problems(document.Replace("{0}", "", StringComparison.Ordinal) + "\n" + components);
        string[] inTwo = Problems(document.Replace("{0}", "models.yaml", StringComparison.Ordinal), ("api/models.yaml", components));

        inTwo.ShouldBe(inOne);
        inTwo.ShouldContain("XG0106");

        static string[] Problems(string document, params (string Path, string Text)[] parts)
            => [.. ContractReader.Read(Files(document, parts)).Problems
                .Where(problem => problem.Rule.Severity == ProblemSeverity.Error).Select(problem => problem.Rule.Id)];
    }

    [Fact]
    public void A_missing_part_is_named_as_the_item_to_add()
    {
        ContractReading reading = ContractReader.Read(Files("""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components: { schemas: { A: { $ref: 'sub/x.yaml#/A' } } }
            """, ("api/sub/x.yaml", "A: { items: { $ref: ../../shared/y.yaml } }")));

        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain(
            "<AdditionalFiles Include=\"../shared/y.yaml\" XaiGenContract=\"part\" />");
    }

    [Fact]
    public void What_many_mean_by_a_fragment_in_a_part_is_said()
    {
        ContractReading reading = ContractReader.Read(Files("""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components: { schemas: { A: { $ref: 'sub/x.yaml' }, B: {} } }
            """, ("api/sub/x.yaml", "items: { $ref: '#/components/schemas/B' }")));

        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain("'../root.yaml#/components/schemas/B'");
    }

    [Fact]
    public void Files_that_hold_one_another_come_to_an_end()
    {
        ContractReading reading = ContractReader.Read(Files("""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths: { /a: { $ref: a.yaml } }
            components: { schemas: { $ref: s.yaml } }
            """,
            (
                "api/a.yaml",
                "post: { callbacks: { again: { x: { $ref: a.yaml }, y: { $ref: a.yaml } } }, responses: { '200': { description: x } } }"),
            ("api/s.yaml", "A: { properties: { $ref: s.yaml }, items: { properties: { $ref: s.yaml } } }")));

        reading.Problems.Where(problem => problem.Rule == ProblemRules.ReferenceCycle).Select(problem => problem.Range.File).ShouldBe(
            ["api/a.yaml", "api/a.yaml", "api/s.yaml", "api/s.yaml"]);
    }

    [Fact]
    public void A_part_is_read_again_as_if_for_the_first_time()
    {
        var part = new SourceFile("api/x.yaml", "A: { type: object, minProperties: 1 }\nB: { type: object, contentSchema: { title: x } }");
        ContractFiles Using(string name) => new ContractFiles(new SourceFile("api/root.yaml", $$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            components: { schemas: { {{name}}: { $ref: 'x.yaml#/{{name}}' } } }
            """)) { Parts = new[] { part }.ToEquatableArray() };

        ContractReading first = ContractReader.Read(Using("B"));

        ContractReader.Read(Using("A"));
        ContractReader.Read(Using("B")).ShouldBe(first);
        first.Problems.ShouldNotBeEmpty();
    }

    private static ApiContract Read(string document, params (string Path, string Text)[] parts)
    {
        ContractReading reading = ContractReader.Read(Files(document, parts));
        reading.Problems.ShouldBeEmpty();
        return reading.Contract.ShouldNotBeNull();
    }

    private static ContractFiles Files(string document, params (string Path, string Text)[] parts)
        => new(new SourceFile("api/root.yaml", document))
        {
            Parts = parts.Select(part => new SourceFile(part.Path, part.Text)).ToEquatableArray(),
        };
}
