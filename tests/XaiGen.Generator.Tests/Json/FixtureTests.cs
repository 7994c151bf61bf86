using System.Text.Json.Nodes;

namespace XaiGen.Generator.Tests.Json;

/// <summary>JSON of constructs that the real contract does not use.</summary>
public sealed class FixtureTests
{
    private static readonly Lazy<LoadedContract> s_contract = new(() => new LoadedContract(Given.Paths(
        """
        /things:
          get:
            tags: [Things]
            operationId: getThing
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } }
        """,
        """
        Scalars:
          type: object
          required: [maybe]
          properties:
            maybe: { type: string, nullable: true }
            single: { type: number, format: float }
            number: { type: number }
            exact: { type: number, format: decimal }
            whole32: { type: integer, format: int32 }
            key: { type: string, format: uuid }
            at: { type: string, format: date-time }
            on: { type: string, format: date }
            bytes: { type: string, format: byte }
            address: { type: string, format: uri }
            stamp: { type: integer, format: unix-time }
            lasts: { type: number, x-xaigen-unit: seconds }
            level: { type: integer, enum: [1, 2] }
            anything: {}
        Odd: { type: object, properties: { 'a"b\c': { type: string }, 'größe': { type: string }, '': { type: integer }, "tab\t": { type: string } } }
        Open: { type: object, properties: { name: { type: string } }, additionalProperties: { type: integer, nullable: true } }
        Lists:
          type: object
          properties:
            holes: { type: array, items: { type: integer, nullable: true } }
            matrix: { type: array, items: { type: array, items: { type: number } } }
            levels: { type: array, items: { type: integer, enum: [1, 2] } }
            map: { type: object, additionalProperties: { type: array, items: { type: string } } }
        Kinds:
          x-xaigen-union: [Flag, Count, Text, Many]
          oneOf: [{ type: boolean }, { type: number }, { type: string }, { type: array, items: { $ref: '#/components/schemas/Kinds' } }]
        Ended:
          oneOf:
            - { type: object, required: [state], properties: { state: { type: string, enum: [failed, expired] }, why: { type: string } } }
            - { type: object, required: [state], properties: { state: { type: string, enum: [done] }, url: { type: string } } }
        Pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
          discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } }
        Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
        Dog: { type: object, required: [kind], properties: { kind: { type: string }, barks: { type: boolean } } }
        Tree: { type: object, required: [children], properties: { name: { type: string }, children: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }
        Answer:
          type: object
          properties:
            part: { $ref: '#/components/schemas/Ended' }
            inline: { oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { oneOf: [{ type: string }, { type: integer }] } } }] }
        """)));

    private static readonly Lazy<LoadedContract> s_cases = new(() => new LoadedContract(Given.Paths(
        """
        /inputs:
          post:
            operationId: send
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Input' } } } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Input' } } } } }
        """,
        """
        Input:
          x-xaigen-union: [Url, FileId]
          oneOf:
            - type: object
              required: [url]
              properties: { url: { type: string, format: uri, x-xaigen-data-uri: true }, detail: { type: string, pattern: '^[a-z]+$' }, size: { type: integer } }
            - { type: object, required: [file_id], properties: { file_id: { type: string, pattern: '^[a-z]$' }, note: { type: string } } }
        Mixed:
          oneOf:
            - type: string
            - { type: object, required: [id], properties: { id: { type: string }, tags: { type: array, items: { type: string } } } }
            - { type: object, required: [a, b], properties: { a: { type: integer }, b: { type: integer } } }
        """)));

    [Theory]
    [InlineData("Scalars", """{"maybe":null}""")]
    [InlineData("Scalars", """{"maybe":"x","single":1.5,"number":-1e-7,"exact":1234567890123456789.123456789,"whole32":-2147483648}""")]
    [InlineData(
        "Scalars",
        """{"maybe":"","key":"01234567-89ab-cdef-0123-456789abcdef","on":"2024-02-29","bytes":"AQL6","address":"/relative?x=%20#y"}""")]
    [InlineData("Scalars", """{"maybe":"x","stamp":-1,"lasts":0.0000001,"level":7}""")]
    [InlineData("Scalars", """{"maybe":"x","anything":{"a":[1,{"b":null}],"c":"d"}}""")]
    [InlineData("Odd", """{"":1,"a\u0022b\\c":"x","gr\u00F6\u00DFe":"y","tab\t":"z"}""")]
    [InlineData("Open", """{"name":"n","a":1,"b":null,"a b":2}""")]
    [InlineData("Open", "{}")]
    [InlineData("Lists", """{"holes":[1,null,2],"levels":[1,9],"map":{"":[],"x":["a","b"]},"matrix":[[1,2],[],[0.5]]}""")]
    [InlineData("Kinds", "true")]
    [InlineData("Kinds", "1.25")]
    [InlineData("Kinds", "\"text\"")]
    [InlineData("Kinds", """[[],[false,[1,"x"]]]""")]
    [InlineData("Ended", """{"state":"done","url":"u"}""")]
    [InlineData("Ended", """{"state":"failed","why":"w"}""")]
    [InlineData("Ended", """{"state":"expired"}""")]
    [InlineData("Pet", """{"kind":"kitten","lives":9}""")]
    [InlineData("Pet", """{"kind":"dog","barks":true}""")]
    [InlineData("Tree", """{"children":[{"children":[],"name":"b"}],"name":"a"}""")]
    [InlineData("Answer", """{"inline":{"b":7},"part":{"state":"expired"}}""")]
    [InlineData("Answer", """{"inline":{"b":"x"},"part":{"state":"lost","more":[1]}}""")]
    [InlineData("Answer", """{"inline":{"c":1}}""")]
    [InlineData("Answer", """{"inline":{"b":true}}""")]
    public void Is_the_same_after_reading_and_writing(string type, string json)
    {
        string written = s_contract.Value.RoundTrip(type, json);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json)).ShouldBeTrue($"{json} became {written}");
    }

    /// <summary>The case of a member with one required property is that property's value, whatever else the member has.</summary>
    [Theory]
    [InlineData("Input", """{"url":"https://example.com/a","detail":"high","size":2}""")]
    [InlineData("Input", """{"url":"data:image/png;base64,AQID","detail":"high"}""")]
    [InlineData("Input", """{"file_id":"a","note":null}""")]
    [InlineData("Mixed", """{"id":"a","tags":["x"]}""")]
    [InlineData("Mixed", """{"a":1,"b":2}""")]
    [InlineData("Mixed", "\"text\"")]
    public void Properties_beside_the_value_of_a_case_are_kept(string type, string json)
    {
        string written = s_cases.Value.RoundTrip(type, json);

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(json.Replace(",\"note\":null", ""))).ShouldBeTrue($"{json} became {written}");
    }

    [Theory]
    [InlineData("2024-05-06T07:08:09Z")]
    [InlineData("2024-05-06T07:08:09.123+02:00")]
    [InlineData("2024-05-06T07:08:09.1234567-11:30")]
    public void A_point_in_time_keeps_its_offset(string time)
        => DateTimeOffset.Parse(
            JsonNode.Parse(s_contract.Value.RoundTrip("Scalars", $$"""{"maybe":"","at":"{{time}}"}"""))!["at"]!.GetValue<string>())
            .ShouldBe(DateTimeOffset.Parse(time));

    [Theory]
    [InlineData("Scalars", """{"maybe":1}""", "$.maybe")]
    [InlineData("Scalars", """{"maybe":"","key":"no"}""", "$.key")]
    [InlineData("Scalars", """{"maybe":"","at":"yesterday"}""", "$.at")]
    [InlineData("Scalars", """{"maybe":"","on":"2023-02-29"}""", "$.on")]
    [InlineData("Scalars", """{"maybe":"","bytes":"*"}""", "$.bytes")]
    [InlineData("Scalars", """{"maybe":"","whole32":2147483648}""", "$.whole32")]
    [InlineData("Scalars", """{"maybe":"","stamp":99999999999999}""", "$.stamp")]
    [InlineData("Scalars", """{"maybe":"","lasts":1e20}""", "$.lasts")]
    [InlineData("Scalars", """{"maybe":"","exact":1e40}""", "$.exact")]
    [InlineData("Scalars", """{"maybe":"","number":1e999}""", "$.number")]
    [InlineData("Scalars", """{"maybe":"","level":"1"}""", "$.level")]
    [InlineData("Odd", """{"a\"b\\c":1}""", "a\"b\\c")]
    [InlineData("Open", """{"a":1,"b":"x"}""", "$.b")]
    [InlineData("Lists", """{"holes":[1,null,"x"]}""", "$.holes[2]")]
    [InlineData("Lists", """{"matrix":[[1],[1,2,true]]}""", "$.matrix[1][2]")]
    [InlineData("Lists", """{"map":{"a":["x"],"b":[{}]}}""", "$.map.b[0]")]
    [InlineData("Lists", """{"matrix":[[1],null]}""", "$.matrix[1]")]
    [InlineData("Kinds", "null", "")]
    [InlineData("Kinds", "[true,[{}]]", "$[1][0]")]
    [InlineData("Pet", """{"kind":"fish"}""", "$")]
    [InlineData("Pet", """{"lives":9}""", "$")]
    [InlineData("Tree", """{"children":[{"children":[]},{"children":[{"name":"x"}]}]}""", "$.children[1].children[0].children")]
    public void What_does_not_fit_is_refused_at_its_path(string type, string json, string path)
    {
        if (path.Length == 0)
        {
            s_contract.Value.Read(type, json).ShouldBeNull();
            return;
        }

        s_contract.Value.Refused(type, json).Message.ShouldContain(path);
    }

    /// <summary>
    /// Serializers of .NET read names in any case, and some servers rely on it: Swashbuckle describes OData's names in camel case.
    /// </summary>
    [Theory]
    [InlineData("Scalars", """{"Maybe":"x","WHOLE32":7}""", """{"maybe":"x","whole32":7}""")]
    [InlineData("Scalars", """{"Maybe":"x","maybe":"y"}""", """{"maybe":"y"}""")]
    [InlineData("Scalars", """{"maybe":"y","Maybe":"x","MAYBE":{}}""", """{"maybe":"y"}""")]
    [InlineData("Scalars", """{"Maybe":{"maybe":1},"MAYBE":2,"number":1,"maybe":"y"}""", """{"maybe":"y","number":1}""")]
    [InlineData("Scalars", """{"maybe":"y","Key":null,"OTHER":1}""", """{"maybe":"y"}""")]
    [InlineData("Tree", """{"Name":"a","Children":[{"CHILDREN":[]}]}""", """{"name":"a","children":[{"children":[]}]}""")]
    [InlineData("Open", """{"Name":5}""", """{"Name":5}""")]
    [InlineData("Odd", """{"TAB\t":"x","GRÖSSE":2}""", "{}")]
    public void A_name_in_another_case_counts_if_the_object_has_no_better_one(string type, string json, string expected)
        => JsonNode.DeepEquals(JsonNode.Parse(s_contract.Value.RoundTrip(type, json)), JsonNode.Parse(expected)).ShouldBeTrue();

    /// <summary>A server must not make the reader scan an object again and again.</summary>
    [Fact]
    public void Names_in_another_case_are_looked_up_once()
    {
        string many = string.Join(',', Enumerable.Repeat("\"Maybe\":1", 200_000));

        s_contract.Value.RoundTrip("Scalars", $$"""{{{many}},"maybe":"y"}""").ShouldBe("""{"maybe":"y"}""");
    }

    [Fact]
    public void Depth_ends_at_the_readers_limit()
    {
        static string Tree(int depth) => depth == 0 ? """{"children":[]}""" : $$"""{"children":[{{Tree(depth - 1)}}]}""";

        s_contract.Value.RoundTrip("Tree", Tree(30)).ShouldBe(Tree(30));
        s_contract.Value.Refused("Tree", Tree(40));
    }

    [Fact]
    public void A_null_that_a_schema_without_a_type_allows_is_a_value()
    {
        var loaded = new LoadedContract(Given.Schemas("Holder: { type: object, required: [any], properties: { any: {} } }", "3.1.0"));

        loaded.RoundTrip("Holder", """{"any":null}""").ShouldBe("""{"any":null}""");
    }

    /// <summary>Servers that leave out all nulls leave out those of required properties too.</summary>
    [Fact]
    public void A_null_that_is_left_out_is_read_as_null()
    {
        var loaded = new LoadedContract(Given.Schemas(
            """
            Holder:
              type: object
              required: [any, text, number]
              properties: { any: {}, text: { type: [string, 'null'] }, number: { type: integer } }
            """,
            "3.1.0"));

        loaded.RoundTrip("Holder", """{"number":1}""").ShouldBe("""{"number":1,"any":null,"text":null}""");
        loaded.Refused("Holder", """{"any":1,"text":"a"}""");
    }

    [Fact]
    public void A_constant_that_another_server_does_not_send_as_promised_is_not_turned_into_it()
    {
        var loaded = new LoadedContract(
            Given.Schemas("Marked: { type: object, required: [kind], properties: { kind: { type: string, enum: [marked] } } }"));

        loaded.RoundTrip("Marked", """{"kind":"other"}""").ShouldBe("""{"kind":"other"}""");
        loaded.Refused("Marked", "{}");
    }
}
