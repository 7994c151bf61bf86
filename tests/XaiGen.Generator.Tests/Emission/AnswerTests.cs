namespace XaiGen.Generator.Tests.Emission;

/// <summary>The responses of operations.</summary>
public sealed class AnswerTests
{
    private const string Thing = "Thing: { type: object, properties: { name: { type: string } } }";

    [Theory]
    [InlineData("object", "{ $ref: '#/components/schemas/Thing' }")]
    [InlineData("nullable object", "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Thing' }] }")]
    [InlineData("list", "{ type: array, items: { $ref: '#/components/schemas/Thing' } }")]
    [InlineData("map", "{ type: object, additionalProperties: { type: integer } }")]
    [InlineData("number", "{ type: integer }")]
    [InlineData("enum", "{ type: string, enum: [a, b] }")]
    [InlineData(
        "inline object",
        "{ type: object, required: [a], properties: { a: { type: array, items: { type: object, properties: { b: { type: string } } } } } }")]
    [InlineData("anything", "{}")]
    public void Json(string suffix, string schema)
        => Emitted.Clients(Given.Paths(
            Getting($"'200': {{ description: x, content: {{ application/json: {{ schema: {schema} }} }} }}"), Thing)).MatchSnapshot(suffix);

    [Theory]
    [InlineData("bytes", "application/octet-stream: { schema: { type: string, format: binary } }")]
    [InlineData("image", "image/png: {}")]
    [InlineData("text", "text/plain: { schema: { type: string } }")]
    public void Of_other_media_types(string suffix, string content)
        => Emitted.Clients(Given.Paths(Getting($"'200': {{ description: x, content: {{ {content} }} }}"))).MatchSnapshot(suffix);

    [Fact]
    public void None() => Emitted.Clients(Given.Paths(Getting("'204': { description: Done. }"))).MatchSnapshot();

    [Fact]
    public void Only_by_default()
        => Emitted.Clients(Given.Paths(
            Getting("default: { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }"),
            Thing)).MatchSnapshot();

    [Fact]
    public void With_errors_that_are_told()
        => Emitted.Clients(Given.Paths(
            Getting(
                "{ '204': { description: Done. }, '400': { description: 'Wrong <input> & more.' }, '404': { description: Not there. }, default: { description: Something else. } }")))
                .MatchSnapshot();

    [Fact]
    public void Empty_means_a_case() => Emitted.All(Given.Paths(
        Getting(
            "{ '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Status' } } } }, '202': { description: Not yet., x-xaigen-when-empty: Waiting } }"),
        """
        Status:
          x-xaigen-union: [Waiting, Done]
          oneOf:
            - { type: object, required: [state], properties: { state: { type: string, enum: [waiting] }, progress: { type: integer } } }
            - { type: object, required: [state, url], properties: { state: { type: string, enum: [done] }, url: { type: string } } }
        """)).MatchSnapshot();

    private static string Getting(string responses) => $$"""
        /things:
          get:
            tags: [Things]
            operationId: getThing
            responses: {{(responses.StartsWith('{') ? responses : "{ " + responses + " }")}}
        """;
}
