namespace XaiGen.Generator.Tests.Emission;

/// <summary>Alternatives, emitted as closed unions.</summary>
public sealed class UnionTests
{
    private const string Answer = """
        /things:
          get:
            tags: [Things]
            operationId: getThing
            responses: { '200': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
        """;

    [Fact]
    public void Told_apart_by_the_kind_of_JSON() => Emitted.Schemas("""
        Thing:
          description: Several kinds.
          x-xaigen-union: [Flag, Count, Text, Many, Parts]
          oneOf:
            - { type: boolean }
            - { type: number }
            - { type: string, format: uri }
            - { type: array, items: { type: string } }
            - { $ref: '#/components/schemas/Parts' }
        Parts: { type: object, properties: { name: { type: string } } }
        """).MatchSnapshot();

    [Fact]
    public void Of_several_types_at_once() => Emitted.Schemas("""
        Thing: { type: [string, integer, boolean, 'null'] }
        Uses: { type: object, properties: { thing: { $ref: '#/components/schemas/Thing' } } }
        """, version: "3.1.0").MatchSnapshot();

    [Fact]
    public void Told_apart_by_a_constant() => Emitted.Schemas("""
        Thing:
          oneOf:
            - type: object
              required: [state, since]
              properties: { state: { type: string, enum: [waiting] }, since: { type: integer, format: unix-time } }
            - type: object
              required: [state]
              properties: { state: { type: string, enum: [done] }, url: { type: string, format: uri } }
            - { $ref: '#/components/schemas/Failed' }
        Failed:
          type: object
          required: [state, reason]
          properties: { state: { type: string, enum: [failed] }, reason: { type: string } }
        """).MatchSnapshot();

    [Fact]
    public void Told_apart_by_a_discriminator() => Emitted.Schemas("""
        Pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Fish' }]
          discriminator:
            propertyName: kind
            mapping: { cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat', dog: Dog }
        Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
        Dog: { type: object, required: [kind], properties: { kind: { type: string }, barks: { type: boolean } } }
        Fish: { type: object, required: [kind], properties: { kind: { type: string } } }
        """).MatchSnapshot();

    [Fact]
    public void Told_apart_by_a_required_property() => Emitted.Schemas("""
        Input:
          x-xaigen-union: [Url, File, Text]
          oneOf:
            - type: object
              description: At an address.
              required: [url]
              properties: { url: { type: string, format: uri } }
            - type: object
              required: [file_id]
              properties: { file_id: { type: string, x-xaigen-id: FileId } }
            - type: object
              properties: { text: { type: string }, language: { type: string } }
        """).MatchSnapshot();

    [Fact]
    public void With_bytes_in_a_data_uri() => Emitted.Schemas("""
        Input:
          x-xaigen-union: [Url, FileId]
          oneOf:
            - type: object
              required: [url]
              properties: { url: { type: string, format: uri, x-xaigen-data-uri: true } }
            - type: object
              required: [file_id]
              properties: { file_id: { type: string, x-xaigen-id: FileId } }
        """).MatchSnapshot();

    [Fact]
    public void In_an_answer_it_keeps_what_it_does_not_know() => Emitted.Types(Given.Paths(Answer, """
        Thing:
          oneOf:
            - type: object
              required: [kind]
              properties:
                kind: { type: string, enum: [box] }
                content: { oneOf: [{ type: string }, { type: integer }] }
            - type: object
              required: [kind, items]
              properties:
                kind: { type: string, enum: [list] }
                items: { type: array, items: { $ref: '#/components/schemas/Thing' } }
        """)).MatchSnapshot();

    [Fact]
    public void Inside_a_union() => Emitted.Schemas("""
        Outer:
          x-xaigen-union: [Inner, Flag]
          oneOf: [{ $ref: '#/components/schemas/Inner' }, { type: boolean }]
        Inner:
          x-xaigen-union: [Text, Count]
          oneOf: [{ type: string }, { type: integer }]
        """).MatchSnapshot();

    [Theory]
    [InlineData("anyOf: [{ required: [a] }, { required: [b] }, { type: object, maxProperties: 0 }]")]
    [InlineData("oneOf: [{ description: With a. }, { description: With b. }]")]
    public void Of_members_without_a_type_is_none(string union) => Emitted.Schemas($$"""
        Thing: { type: object, properties: { a: { type: string }, b: { type: string } }, {{union}} }
        """).ShouldContain("public sealed partial record Thing ");

    [Fact]
    public void Of_the_same_member_twice_is_that_member()
    {
        string code = Emitted.Schemas("""
            Uses: { type: object, properties: { part: { oneOf: [{ $ref: '#/components/schemas/Part' }, { $ref: '#/components/schemas/Part' }] } } }
            Part: { type: object, properties: { name: { type: string } } }
            """);

        code.ShouldContain("Part? Part { get => ", Case.Sensitive);
    }

    [Fact]
    public void Nullable_by_a_null_member() => Emitted.Schemas("""
        Uses:
          type: object
          required: [either]
          properties:
            either: { oneOf: [{ type: string }, { type: integer }, { type: 'null' }] }
            other: { anyOf: [{ type: string }, { type: 'null' }] }
        """, version: "3.1.0").MatchSnapshot();

    [Fact]
    public void Cases_whose_inline_types_have_the_same_name() => Emitted.Schemas("""
        Thing:
          x-xaigen-union: [Left, Right]
          oneOf:
            - type: object
              required: [left]
              properties: { left: { type: string }, size: { type: string, enum: [s, m] }, part: { type: object, properties: { a: { type: string } } } }
            - type: object
              required: [right]
              properties: { right: { type: string }, size: { type: string, enum: [l, xl] }, part: { type: object, properties: { b: { type: string } } } }
        """).MatchSnapshot();

    [Fact]
    public void Exactly_one_of_several_properties() => Emitted.All(Given.Paths(
        """
        /edits:
          post:
            tags: [Edits]
            operationId: edit
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Edit' } } } }
            responses: { '204': { description: Taken. } }
        """,
        """
        Edit:
          type: object
          required: [prompt]
          x-xaigen-exactly-one: { Source: [image, images], Target: [path, folder] }
          oneOf: [{ required: [image] }, { required: [images] }]
          properties:
            prompt: { type: string }
            image: { $ref: '#/components/schemas/Image' }
            images: { type: array, minItems: 2, items: { $ref: '#/components/schemas/Image' } }
            path: { type: string }
            folder: { type: string, x-xaigen-id: FolderId }
        Image: { type: object, required: [url], properties: { url: { type: string, format: uri } } }
        """)).MatchSnapshot();
}
