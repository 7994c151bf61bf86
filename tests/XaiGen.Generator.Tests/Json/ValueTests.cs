namespace XaiGen.Generator.Tests.Json;

/// <summary>
/// Objects have value semantics: they are equal, with the same hash code, if their members are, including lists and maps, and ToString
/// shows each member.
/// </summary>
public sealed class ValueTests
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /things:
            get:
              operationId: get
              responses:
                '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:
            Thing:
              type: object
              required: [id]
              properties:
                id: { type: string }
                created_at: { type: integer, format: unix-time }
                tags: { type: array, items: { type: string } }
                rows: { type: array, items: { type: array, items: { type: integer } } }
                labels: { type: object, additionalProperties: { type: string } }
                anything: {}
                bytes: { type: string, contentEncoding: base64 }
                B_64-name: { type: string }
                iPhone.2nd: { type: string }
                inner: { $ref: '#/components/schemas/Inner' }
                inners: { type: array, items: { $ref: '#/components/schemas/Inner' } }
                shape: { $ref: '#/components/schemas/Shape' }
                state: { $ref: '#/components/schemas/State' }
                kind: { type: string, enum: [a, b] }
              additionalProperties: { type: integer }
            Inner: { type: object, properties: { x: { type: number } } }
            Shape: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Inner' }] }
            State:
              oneOf:
                - { title: On, type: object, required: [state, since], properties: { state: { const: on }, since: { type: string } } }
                - { title: Off, type: object, required: [state], properties: { state: { const: off } } }
              discriminator: { propertyName: state }
        """;

    private static readonly LoadedContract s_types = new(Contract);

    public static TheoryData<string, string> Differences() => new()
    {
        { "id", "\"b\"" },
        { "created_at", "2" },
        { "tags", """["a"]""" },
        { "tags", """["a","c"]""" },
        { "tags", """["a","b","c"]""" },
        { "rows", "[[1],[3]]" },
        { "labels", """{"k":"w"}""" },
        { "labels", """{"l":"v"}""" },
        { "anything", """{"deep":[1,3]}""" },
        { "bytes", "\"AAEC\"" },
        { "B_64-name", "\"z\"" },
        { "inner", """{"x":2}""" },
        { "inners", """[{"x":1},{"x":3}]""" },
        { "shape", """{"x":1}""" },
        { "shape", "\"t\"" },
        { "shape", "[1]" },
        { "state", """{"state":"on","since":"noon"}""" },
        { "state", """{"state":"off"}""" },
        { "kind", "\"c\"" },
        { "more", "6" },
    };

    private static Dictionary<string, string> Values() => new()
    {
        ["id"] = "\"a\"",
        ["created_at"] = "1",
        ["tags"] = """["a","b"]""",
        ["rows"] = "[[1],[2]]",
        ["labels"] = """{"k":"v"}""",
        ["anything"] = """{"deep":[1,2]}""",
        ["bytes"] = "\"AAED\"",
        ["B_64-name"] = "\"y\"",
        ["iPhone.2nd"] = "\"x\"",
        ["inner"] = """{"x":1}""",
        ["inners"] = """[{"x":1},{"x":2}]""",
        ["shape"] = "\"s\"",
        ["state"] = """{"state":"on","since":"dawn"}""",
        ["kind"] = "\"a\"",
        ["more"] = "5",
    };

    [Fact]
    public void Of_the_same_JSON_are_equal()
    {
        object one = Thing(Values()), two = Thing(Values());

        one.Equals(two).ShouldBeTrue();
        one.GetHashCode().ShouldBe(two.GetHashCode());
        Operator(one, "op_Equality", two).ShouldBeTrue();
        Operator(one, "op_Inequality", two).ShouldBeFalse();
        one.Equals(null).ShouldBeFalse();
        one.Equals("a").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void That_differ_in_one_member_are_not_equal(string property, string value)
    {
        Dictionary<string, string> values = Values();
        values[property] = value;
        object one = Thing(Values()), two = Thing(values);

        one.Equals(two).ShouldBeFalse();
        two.Equals(one).ShouldBeFalse();
        Operator(one, "op_Inequality", two).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"s\"")]
    [InlineData("{\"x\":1}")]
    [InlineData("[1,2]")]
    public void Cases_of_unions_are_equal_where_their_values_are(string json)
    {
        object one = s_types.Read("Shape", json)!, two = s_types.Read("Shape", json)!;

        one.Equals(two).ShouldBeTrue();
        one.GetHashCode().ShouldBe(two.GetHashCode());
        Operator(one, "op_Equality", two).ShouldBeTrue();
        Operator(one, "op_Inequality", two).ShouldBeFalse();
    }

    [Fact]
    public void Are_shown_with_their_names_in_CSharp()
        => Thing(Values()).ToString().ShouldBe(
            "Thing { Id = a, B64Name = y, Anything = {\"deep\":[1,2]}, Bytes = 3 bytes, CreatedAt = 01/01/1970 00:00:01 +00:00, "
                + "IPhone2Nd = x, Inner = Inner { X = 1 }, Inners = [Inner { X = 1 }, Inner { X = 2 }], Kind = a, Labels = { k = v }, "
                + "Rows = [[1], [2]], "
                + "Shape = Text { Value = s }, State = On { Since = dawn }, Tags = [a, b], AdditionalProperties = { more = 5 } }");

    [Fact]
    public void Are_shown_where_members_have_no_value()
    {
        Dictionary<string, string> values = new()
        {
            ["id"] = "\"a\"",
            ["tags"] = "[]",
            ["labels"] = "{}",
            ["inner"] = "{}",
            ["state"] = """{"state":"off"}""",
        };

        Thing(values).ToString().ShouldBe(
            "Thing { Id = a, B64Name = , Anything = , Bytes = , CreatedAt = , IPhone2Nd = , Inner = Inner { X =  }, Inners = , Kind = , "
                + "Labels = { }, Rows = , Shape = , State = Off { }, Tags = [], AdditionalProperties =  }");
        s_types.Read("State", """{"state":"off"}""")!.ToString().ShouldBe("Off { }");
    }

    private static object Thing(Dictionary<string, string> values)
        => s_types.Read("Thing", $"{{{string.Join(',', values.Select(value => $"\"{value.Key}\":{value.Value}"))}}}")!;

    private static bool Operator(object left, string name, object right)
    {
        Type type = left.GetType();
        while (type.GetMethod(name) is null)
        {
            type = type.BaseType!;
        }

        return (bool)type.GetMethod(name)!.Invoke(null, [left, right])!;
    }
}
