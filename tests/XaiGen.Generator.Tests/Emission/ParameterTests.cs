namespace XaiGen.Generator.Tests.Emission;

/// <summary>The parameters of operations, apart from a body.</summary>
public sealed class ParameterTests
{
    [Fact]
    public void Of_every_place() => Emitted.Clients(Given.Paths("""
        /things/{id}/parts/{number}.{format}:
          parameters: [{ name: id, in: path, required: true, description: Which <thing>., schema: { type: string, x-xaigen-id: ThingId } }]
          get:
            tags: [Things]
            operationId: getPart
            summary: Gets a part.
            parameters:
              - { name: number, in: path, required: true, schema: { type: integer } }
              - { name: format, in: path, required: true, schema: { type: string, enum: [json, xml] } }
              - { name: verbose, in: query, schema: { type: boolean, default: false } }
              - { name: since, in: query, required: true, schema: { type: string, format: date-time } }
              - { name: If-None-Match, in: header, schema: { type: string } }
              - { name: X-Level, in: header, required: true, schema: { type: integer, enum: [1, 2] } }
              - { name: session, in: cookie, schema: { type: string } }
            responses: { '204': { description: Done. } }
        """)).MatchSnapshot();

    [Fact]
    public void Of_every_type() => Emitted.Clients(Given.Paths("""
        /things:
          get:
            tags: [Things]
            operationId: listThings
            parameters:
              - { name: text, in: query, schema: { type: string } }
              - { name: flag, in: query, schema: { type: boolean } }
              - { name: whole, in: query, schema: { type: integer, format: int32, minimum: 1, maximum: 100 } }
              - { name: number, in: query, schema: { type: number } }
              - { name: exact, in: query, schema: { type: number, format: decimal } }
              - { name: at, in: query, schema: { type: integer, format: unix-time } }
              - { name: lasts, in: query, schema: { type: integer, x-xaigen-unit: seconds } }
              - { name: on, in: query, schema: { type: string, format: date } }
              - { name: key, in: query, schema: { type: string, format: uuid } }
              - { name: address, in: query, schema: { type: string, format: uri } }
              - { name: bytes, in: query, schema: { type: string, format: byte } }
              - { name: shade, in: query, schema: { type: string, enum: [light, dark] } }
              - { name: level, in: query, schema: { type: integer, enum: [1, 2] } }
              - { name: id, in: query, schema: { type: string, x-xaigen-id: ThingId } }
              - { name: nothing, in: query, schema: { type: string, nullable: true } }
              - { name: renamed, in: query, schema: { type: string, x-xaigen-name: GivenName } }
            responses: { '204': { description: Done. } }
        """)).MatchSnapshot();

    [Fact]
    public void Lists_of_every_style() => Emitted.Clients(Given.Paths("""
        /things/{ids}:
          get:
            tags: [Things]
            operationId: listThings
            parameters:
              - { name: ids, in: path, required: true, schema: { type: array, items: { type: integer } } }
              - { name: form, in: query, required: true, schema: { type: array, items: { type: string } } }
              - { name: comma, in: query, explode: false, schema: { type: array, items: { type: string } } }
              - { name: space, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: integer } } }
              - { name: pipe, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string, enum: [a, b] } } }
              - { name: gaps, in: query, schema: { type: array, items: { type: integer, nullable: true } } }
              - { name: X-List, in: header, schema: { type: array, items: { type: string } } }
              - { name: crumbs, in: cookie, schema: { type: array, items: { type: string } } }
            responses: { '204': { description: Done. } }
        """)).MatchSnapshot();

    [Fact]
    public void Of_bounds_that_are_checked()
    {
        string client = Emitted.Clients(Given.Paths("""
            /things:
              get:
                tags: [Things]
                operationId: listThings
                parameters:
                  - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
                responses: { '204': { description: Done. } }
            """));

        client.ShouldContain("_check.Range(options.Limit, ");
    }

    [Theory]
    [InlineData("deepObject", "{ name: filter, in: query, style: deepObject, schema: { $ref: '#/components/schemas/Filter' } }")]
    [InlineData("form object", "{ name: filter, in: query, schema: { $ref: '#/components/schemas/Filter' } }")]
    [InlineData(
        "json content", "{ name: filter, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }")]
    [InlineData("map", "{ name: filter, in: query, style: deepObject, schema: { type: object, additionalProperties: { type: string } } }")]
    [InlineData("header", "{ name: filter, in: header, schema: { $ref: '#/components/schemas/Filter' } }")]
    public void An_object_is_written_in_its_style(string style, string parameter)
    {
        string client = Emitted.Clients(Given.Paths(
            $$"""
            /things: { get: { tags: [Things], operationId: listThings, parameters: [{{parameter}}], responses: { '204': { description: Done. } } } }
            """,
            "Filter: { type: object, properties: { name: { type: string } } }"));

        // ToString of a record returns C#'s text, which is not the wire format.
        client.ShouldNotContain("filter?.ToString()");
        client.MatchSnapshot(style);
    }
}
