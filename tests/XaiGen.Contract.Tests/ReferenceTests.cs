using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("#/components/schemas/a~1b", "#/components/schemas/a~1b", "a/b")]
    [InlineData("#/components/schemas/a~0b", "#/components/schemas/a~0b", "a~b")]
    [InlineData("#/components/schemas/%7Ba%20b%7D", "#/components/schemas/{a b}", "{a b}")]
    [InlineData("#/components/schemas/100%25", "#/components/schemas/100%", "100%")]
    public void Pointers_are_unescaped_and_brought_to_one_form(string written, string pointer, string name)
    {
        ApiContract contract = Given.Contract(Given.Schemas($"Subject: {{ $ref: '{written}' }}\n'{name}': {{ type: string }}"));

        contract.Schemas.Single(schema => schema.Name == "Subject").Schema.Reference.ShouldBe(pointer);
        contract.Schemas.Single(schema => schema.Pointer == pointer).Name.ShouldBe(name);
    }

    [Fact]
    public void Schemas_stay_references()
    {
        Schema schema = Given.Schema("""
            Node: { properties: { next: { $ref: '#/components/schemas/Node' } } }
            Subject: { properties: { root: { $ref: '#/components/schemas/Node', description: The root } } }
            """);

        schema.Properties[0].Schema.ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject/properties/root",
            Reference = "#/components/schemas/Node",
            Description = "The root",
        });
    }

    [Fact]
    public void A_schema_anywhere_can_be_referred_to()
    {
        ApiContract contract = Given.Contract("""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths:
              /a/{b}:
                get:
                  parameters: [{ name: b, in: path, required: true, schema: { type: string, minLength: 7 } }]
            components:
              schemas:
                A: { properties: { b: { items: { title: Deep } } }, $defs: { D: { title: Defined } } }
                B: { $ref: '#/components/schemas/A/properties/b/items' }
                C: { $ref: '#/paths/~1a~1%7Bb%7D/get/parameters/0/schema' }
                D: { $ref: '#/components/schemas/A/$defs/D' }
            """);

        contract.Schemas.Select(schema => (schema.Pointer, schema.Name)).ShouldBe(
        [
            ("#/components/schemas/A", "A"),
            ("#/components/schemas/A/$defs/D", "D"),
            ("#/components/schemas/A/properties/b/items", "items"),
            ("#/components/schemas/B", "B"),
            ("#/components/schemas/C", "C"),
            ("#/components/schemas/D", "D"),
            ("#/paths/~1a~1{b}/get/parameters/0/schema", "schema"),
        ]);
        contract.Schemas[1].Schema.Title.ShouldBe("Defined");
        contract.Schemas[2].Schema.Title.ShouldBe("Deep");
        contract.Schemas[6].Schema.MinLength.ShouldBe(7);
    }

    [Fact]
    public void Everything_but_schemas_is_resolved_in_place()
    {
        ApiOperation operation = Given.Contract("""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            paths:
              /a: { $ref: '#/components/pathItems/Item' }
            components:
              pathItems:
                Item:
                  get:
                    parameters: [{ $ref: '#/components/parameters/Alias', description: Said here }]
                    requestBody: { $ref: '#/components/requestBodies/Body' }
                    responses: { '200': { $ref: '#/components/responses/Answer' } }
                    security: [{ alias: [] }]
              parameters:
                Alias: { $ref: '#/components/parameters/Limit' }
                Limit: { name: limit, in: query, description: Said there, schema: { type: integer } }
              requestBodies: { Body: { content: { text/plain: { examples: { one: { $ref: '#/components/examples/One' } } } } } }
              responses: { Answer: { description: Fine, headers: { X-A: { $ref: '#/components/headers/A' } } } }
              headers: { A: { description: A header } }
              examples: { One: { value: 1 } }
              securitySchemes: { alias: { $ref: '#/components/securitySchemes/real' }, real: { type: http, scheme: bearer } }
            """).Operations.ShouldHaveSingleItem();

        (operation.Path, operation.Pointer).ShouldBe(("/a", "#/components/pathItems/Item/get"));
        ApiParameter parameter = operation.Parameters.ShouldHaveSingleItem();
        (parameter.Name, parameter.Pointer, parameter.Description).ShouldBe(("limit", "#/components/parameters/Limit", "Said here"));
        operation.RequestBody!.Content[0].MediaType.ShouldBe("text/plain");
        ApiResponse response = operation.Responses.ShouldHaveSingleItem();
        (response.Status, response.Pointer, response.Description).ShouldBe(("200", "#/components/responses/Answer", "Fine"));
    }

    [Fact]
    public void An_unknown_target_is_answered_with_the_nearest_and_allows_anything()
    {
        ContractReading reading =
            ContractReader.Read(Given.Schemas("FileObject: {}\nSubject: { title: Kept, $ref: '#/components/schemas/FileObjct' }"));

        reading.Problems[0].Message.ShouldContain("Did you mean 'FileObject'?");
        reading.Contract!.Schemas[1].Schema.ShouldBe(new Schema { Pointer = "#/components/schemas/Subject", Title = "Kept" });
    }

    [Fact]
    public void In_3_1_constraints_beside_a_reference_hold_as_well()
    {
        Schema schema = Given.Schema("A: { type: string }\nSubject: { $ref: '#/components/schemas/A', minLength: 3 }");

        schema.Reference.ShouldBeNull();
        schema.MinLength.ShouldBe(3);
        schema.AllOf.ShouldHaveSingleItem().Reference.ShouldBe("#/components/schemas/A");
    }

    [Fact]
    public void In_3_1_a_union_beside_a_reference_has_its_names()
    {
        Schema schema = Given.Schema("""
            A: { type: object }
            Subject: { $ref: '#/components/schemas/A', oneOf: [{ required: [a] }, { required: [b] }], x-xaigen-union: [First, Second] }
            """);

        schema.UnionNames.ShouldBe(["First", "Second"]);
        schema.OneOf.Count.ShouldBe(2);
    }

    [Fact]
    public void A_long_chain_of_references_is_followed_once()
    {
        ContractReading reading =
            ContractReader.Read(Given.Header + "paths: {}\ncomponents:\n  parameters:\n" + string.Join('\n', Enumerable.Range(0, 20_000)
            .Select(i => $"    P{i}: {{ $ref: '#/components/parameters/P{i + 1}' }}")));

        Problem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Rule.ShouldBe(ProblemRules.UnknownReference);
        problem.Pointer.ShouldBe("#/components/parameters/P19999/$ref");
    }

    [Fact]
    public void A_circle_of_references_is_cut_once()
    {
        ContractReading reading = ContractReader.Read(Given.Schemas(string.Join('\n', Enumerable.Range(0, 50_000)
            .Select(i => $"S{i}: {{ $ref: '#/components/schemas/S{(i + 1) % 50_000}' }}"))));

        reading.Problems.ShouldHaveSingleItem().Rule.ShouldBe(ProblemRules.ReferenceCycle);
        reading.Contract!.Schemas.Count(schema => schema.Schema.Reference is null).ShouldBe(1);
    }

    [Fact]
    public void Circles_through_properties_items_and_unions_are_fine()
    {
        Given.Contract(Given.Schemas("""
            Json: { oneOf: [{ type: string }, { type: array, items: { $ref: '#/components/schemas/Json' } }] }
            Pet: { type: object, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
            Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { tail: { type: boolean } } }] }
            Tree: { properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
            """));
    }
}
