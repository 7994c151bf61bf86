namespace XaiGen.Generator.Tests.Emission;

/// <summary>The request bodies of operations.</summary>
public sealed class BodyTests
{
    private const string Thing = """
        Thing:
          type: object
          required: [name]
          properties: { name: { type: string, minLength: 1 }, size: { type: integer } }
        """;

    [Fact]
    public void Json() => Emitted.Clients(Given.Paths(
        Posting("application/json: { schema: { $ref: '#/components/schemas/Thing' } }"), Thing)).MatchSnapshot();

    [Fact]
    public void Json_that_may_be_left_out() => Emitted.Clients(Given.Paths(
        Posting("application/json: { schema: { $ref: '#/components/schemas/Thing' } }", required: false), Thing)).MatchSnapshot();

    [Fact]
    public void Json_inline() => Emitted.Clients(Given.Paths(
        Posting("application/json: { schema: { type: object, required: [a], properties: { a: { type: string, maxLength: 3 } } } }")))
            .MatchSnapshot();

    [Theory]
    [InlineData("list", "{ type: array, items: { $ref: '#/components/schemas/Thing' } }")]
    [InlineData("map", "{ type: object, additionalProperties: { type: integer } }")]
    [InlineData("number", "{ type: integer }")]
    [InlineData("text", "{ type: string }")]
    [InlineData("anything", "{}")]
    [InlineData("union", "{ oneOf: [{ type: string }, { $ref: '#/components/schemas/Thing' }] }")]
    public void Json_that_is_no_object(string suffix, string schema) => Emitted.Clients(Given.Paths(
        Posting($"application/json: {{ schema: {schema} }}"), Thing)).MatchSnapshot(suffix);

    [Fact]
    public void Json_whose_elements_are_checked() => Emitted.Clients(Given.Paths(
        Posting("application/json: { schema: { type: array, maxItems: 3, items: { $ref: '#/components/schemas/Thing' } } }"), Thing))
            .ShouldContain("Check.Each(request");

    [Fact]
    public void Json_that_is_preferred() => Emitted.Clients(Given.Paths(
        Posting(
            "{ text/plain: {}, application/merge-patch+json: { schema: { $ref: '#/components/schemas/Thing' } }, multipart/form-data: {} }"),
        Thing))
            .MatchSnapshot();

    [Fact]
    public void Flattened() => Emitted.Clients(Given.Paths(
        """
        /things/{id}:
          post:
            tags: [Things]
            operationId: changeThing
            x-xaigen-flatten: true
            parameters:
              - { name: id, in: path, required: true, schema: { type: string, x-xaigen-id: ThingId } }
              - { name: size, in: query, schema: { type: integer } }
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
            responses: { '204': { description: Done. } }
        """,
        """
        Change:
          type: object
          required: [kind, name, note]
          properties:
            kind: { type: string, enum: [change] }
            name: { type: string, maxLength: 9, description: The new name. }
            note: { type: string, nullable: true }
            size: { type: integer }
            lasts: { type: integer, x-xaigen-unit: seconds }
        """)).MatchSnapshot();

    [Fact]
    public void Multipart() => Emitted.All(Given.Paths(
        Posting("multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } }"),
        """
        Upload:
          type: object
          required: [file, title, meta, tags]
          properties:
            file: { type: string, format: binary }
            title: { type: string, maxLength: 10 }
            lasts: { type: integer, x-xaigen-unit: seconds }
            at: { type: integer, format: unix-time }
            flag: { type: boolean }
            shade: { type: string, enum: [light, dark] }
            id: { type: string, x-xaigen-id: ThingId }
            meta: { type: object, properties: { a: { type: string } } }
            tags: { type: array, items: { type: string } }
            labels: { type: object, additionalProperties: { type: string } }
            thumbnail: { type: string, format: binary }
        """)).MatchSnapshot();

    [Fact]
    public void Multipart_inline() => Emitted.Clients(Given.Paths(
        Posting(
            "multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, purpose: { type: string } } } }")))
        .ShouldSendParts("file", "purpose").MatchSnapshot();

    [Fact]
    public void Multipart_with_several_files_in_one_property() => Emitted.All(Given.Paths(
        Posting("multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' } }"),
        "Upload: { type: object, required: [images], properties: { images: { type: array, items: { type: string, format: binary } } } }"))
            .MatchSnapshot();

    [Fact]
    public void Form() => Emitted.Clients(Given.Paths(
        Posting("application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Form' } }"),
        """
        Form:
          type: object
          required: [grant, size]
          properties:
            grant: { type: string }
            size: { type: integer }
            ratio: { type: number }
            shade: { type: string, enum: [light, dark] }
            level: { type: integer, enum: [1, 2] }
            at: { type: string, format: date-time }
            bytes: { type: string, format: byte }
        """)).MatchSnapshot();

    [Fact]
    public void Form_inline() => Emitted.Clients(Given.Paths(
        Posting(
            "application/x-www-form-urlencoded: { schema: { type: object, required: [code], properties: { code: { type: string } } } }")))
        .ShouldSendParts("code").MatchSnapshot();

    [Fact]
    public void Form_with_a_list() => Emitted.Clients(Given.Paths(
        Posting("application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Form' } }"),
        "Form: { type: object, properties: { scopes: { type: array, items: { type: string } } } }")).MatchSnapshot();

    [Fact]
    public void A_file_in_a_Json_body() => Emitted.All(Given.Paths(
        Posting("application/json: { schema: { $ref: '#/components/schemas/Thing' } }"),
        "Thing: { type: object, properties: { data: { type: string, format: binary } } }")).MatchSnapshot();

    [Theory]
    [InlineData("bytes", "application/octet-stream: { schema: { type: string, format: binary } }")]
    [InlineData("text", "text/plain: { schema: { type: string } }")]
    [InlineData("unknown", "image/png: {}")]
    public void Raw(string suffix, string content) => Emitted.Clients(Given.Paths(Posting(content))).MatchSnapshot(suffix);

    [Fact]
    public void None() => Emitted.Clients(Given.Paths(
        "/things/refresh: { post: { tags: [Things], operationId: refresh, responses: { '204': { description: Done. } } } }"))
            .MatchSnapshot();

    private static string Posting(string content, bool required = true) => $$"""
        /things:
          post:
            tags: [Things]
            operationId: postThing
            requestBody: { required: {{(required ? "true" : "false")}}, content: {{(content.StartsWith('{') ? content : "{ " + content + " }")}} }
            responses: { '204': { description: Done. } }
        """;
}

file static class Sent
{
    /// <summary>Fails if the client's code omits one of the body's properties.</summary>
    public static string ShouldSendParts(this string code, params string[] names)
    {
        foreach (string name in names)
        {
            code.ShouldContain($"(\"{name}\", ");
        }

        return code;
    }
}
