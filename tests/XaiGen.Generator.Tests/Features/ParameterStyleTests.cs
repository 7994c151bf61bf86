namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// Parameters on the wire, in every location, style and form, as the style table of the OpenAPI specification and RFC 6570 define. Rows
/// marked as open cover what the specification does not define.
/// </summary>
public sealed class ParameterStyleTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string List = "type: array, items: { type: string }";
    private const string Colour = "$ref: '#/components/schemas/Colour'";
    private const string Map = "type: object, additionalProperties: { type: integer }";
    private const string Rgb = "new Colour { R = 100, G = 200, B = 150 }";
    private const string BlueBlackBrown = """["blue", "black", "brown"]""";

    private static readonly (string What, string Parameter, string Argument, string Expected)[] s_rows =
    [
        // The specification's table, for the name 'color'.
        ("matrix text", $"in: path, style: matrix, schema: {{ type: string }}", "\"blue\"", "/;color=blue"),
        ("matrix list", $"in: path, style: matrix, schema: {{ {List} }}", BlueBlackBrown, "/;color=blue,black,brown"),
        (
            "matrix list exploded", $"in: path, style: matrix, explode: true, schema: {{ {List} }}", BlueBlackBrown,
            "/;color=blue;color=black;color=brown"),
        ("matrix object", $"in: path, style: matrix, schema: {{ {Colour} }}", Rgb, "/;color=B,150,G,200,R,100"),
        ("matrix object exploded", $"in: path, style: matrix, explode: true, schema: {{ {Colour} }}", Rgb, "/;B=150;G=200;R=100"),
        ("label text", $"in: path, style: label, schema: {{ type: string }}", "\"blue\"", "/.blue"),
        ("label list", $"in: path, style: label, schema: {{ {List} }}", BlueBlackBrown, "/.blue,black,brown"),
        ("label list exploded", $"in: path, style: label, explode: true, schema: {{ {List} }}", BlueBlackBrown, "/.blue.black.brown"),
        ("label object", $"in: path, style: label, schema: {{ {Colour} }}", Rgb, "/.B,150,G,200,R,100"),
        ("label object exploded", $"in: path, style: label, explode: true, schema: {{ {Colour} }}", Rgb, "/.B=150.G=200.R=100"),
        ("simple text", $"in: path, schema: {{ type: string }}", "\"blue\"", "/blue"),
        ("simple list", $"in: path, schema: {{ {List} }}", BlueBlackBrown, "/blue,black,brown"),
        ("simple list exploded", $"in: path, explode: true, schema: {{ {List} }}", BlueBlackBrown, "/blue,black,brown"),
        ("simple object", $"in: path, schema: {{ {Colour} }}", Rgb, "/B,150,G,200,R,100"),
        ("simple object exploded", $"in: path, explode: true, schema: {{ {Colour} }}", Rgb, "/B=150,G=200,R=100"),
        ("form text", $"in: query, schema: {{ type: string }}", "\"blue\"", "?color=blue"),
        ("form empty text", $"in: query, schema: {{ type: string }}", "\"\"", "?color="),
        ("form list", $"in: query, explode: false, schema: {{ {List} }}", BlueBlackBrown, "?color=blue,black,brown"),
        ("form list exploded", $"in: query, schema: {{ {List} }}", BlueBlackBrown, "?color=blue&color=black&color=brown"),
        ("form object", $"in: query, explode: false, schema: {{ {Colour} }}", Rgb, "?color=B,150,G,200,R,100"),
        ("form object exploded", $"in: query, schema: {{ {Colour} }}", Rgb, "?B=150&G=200&R=100"),
        ("spaceDelimited list", $"in: query, style: spaceDelimited, schema: {{ {List} }}", BlueBlackBrown, "?color=blue%20black%20brown"),
        (
            "spaceDelimited list exploded", $"in: query, style: spaceDelimited, explode: true, schema: {{ {List} }}", BlueBlackBrown,
            "?color=blue&color=black&color=brown"),
        ("spaceDelimited object", $"in: query, style: spaceDelimited, schema: {{ {Colour} }}", Rgb, "?color=B%20150%20G%20200%20R%20100"),
        ("pipeDelimited list", $"in: query, style: pipeDelimited, schema: {{ {List} }}", BlueBlackBrown, "?color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited object", $"in: query, style: pipeDelimited, schema: {{ {Colour} }}", Rgb, "?color=B%7C150%7CG%7C200%7CR%7C100"),
        (
            "deepObject", $"in: query, style: deepObject, explode: true, schema: {{ {Colour} }}", Rgb,
            "?color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"),
        ("header text", $"in: header, schema: {{ type: string }}", "\"blue\"", "blue"),
        ("header list", $"in: header, schema: {{ {List} }}", BlueBlackBrown, "blue,black,brown"),
        ("header object", $"in: header, schema: {{ {Colour} }}", Rgb, "B,150,G,200,R,100"),
        ("header object exploded", $"in: header, explode: true, schema: {{ {Colour} }}", Rgb, "B=150,G=200,R=100"),
        ("cookie text", $"in: cookie, schema: {{ type: string }}", "\"blue\"", "color=blue"),
        ("cookie list", $"in: cookie, explode: false, schema: {{ {List} }}", BlueBlackBrown, "color=blue,black,brown"),
        ("cookie object", $"in: cookie, explode: false, schema: {{ {Colour} }}", Rgb, "color=B,150,G,200,R,100"),

        // Open: '&' does not separate cookies, so exploded values are separated as cookies are.
        ("cookie list exploded", $"in: cookie, schema: {{ {List} }}", BlueBlackBrown, "color=blue; color=black; color=brown"),
        ("cookie object exploded", $"in: cookie, schema: {{ {Colour} }}", Rgb, "B=150; G=200; R=100"),

        // Open: the values in an object.
        (
            "list in form object exploded", "in: query, schema: { $ref: '#/components/schemas/Deep' }",
            "new Deep { Tags = [\"a b\", \"c,d\"] }", "?tags=a%20b&tags=c%2Cd"),
        (
            "empty list in form object exploded", "in: query, schema: { $ref: '#/components/schemas/Deep' }",
            "new Deep { Tags = [] }", ""),
        (
            "deepObject in deepObject", "in: query, style: deepObject, schema: { $ref: '#/components/schemas/Deep' }",
            "new Deep { Tags = [\"a\", \"b\"], Inner = new Colour { R = 1 } }",
            "?color%5Binner%5D%5BR%5D=1&color%5Btags%5D=a&color%5Btags%5D=b"),
        (
            "list of objects", "in: query, schema: { type: array, items: { $ref: '#/components/schemas/Colour' } }",
            "[new Colour { R = 1 }]", "?color=%7B%22R%22%3A1%7D"),

        // Maps are objects, and additional properties are part of an object.
        (
            "map", $"in: query, style: deepObject, schema: {{ {Map} }}", "new Dictionary<string, long> { [\"a b\"] = 1 }",
            "?color%5Ba%20b%5D=1"),
        (
            "union of a text and an object", "in: query, schema: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Colour' }] }",
            "new Colour { R = 1 }", "?R=1"),

        // Types.
        ("integer", "in: path, schema: { type: integer, format: int32 }", "-5", "/-5"),
        ("number", "in: query, schema: { type: number }", "1.5e300", "?color=1.5E%2B300"),
        ("decimal", "in: query, schema: { type: number, format: decimal }", "0.10m", "?color=0.10"),
        ("boolean", "in: query, schema: { type: boolean }", "true", "?color=true"),
        ("enum", "in: path, schema: { type: string, enum: ['dark blue', red] }", "new(\"dark blue\")", "/dark%20blue"),
        ("integer enum", "in: query, schema: { type: integer, enum: [1, 2] }", "new(2)", "?color=2"),
        (
            "list of enums", "in: query, explode: false, schema: { type: array, items: { type: string, enum: ['a,b', c] } }",
            "[new(\"a,b\"), new(\"c\")]", "?color=a%2Cb,c"),
        (
            "date-time of UTC", "in: query, schema: { type: string, format: date-time }",
            "new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)", "?color=2026-01-02T03%3A04%3A05Z"),
        (
            "date-time with an offset", "in: query, schema: { type: string, format: date-time }",
            "new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))", "?color=2026-01-02T03%3A04%3A05%2B02%3A00"),
        ("date", "in: path, schema: { type: string, format: date }", "new DateOnly(2026, 1, 2)", "/2026-01-02"),
        (
            "uuid", "in: path, schema: { type: string, format: uuid }", "new Guid(\"0f8fad5bd9cb469fa16570867728950e\")",
            "/0f8fad5b-d9cb-469f-a165-70867728950e"),
        (
            "uri", "in: query, schema: { type: string, format: uri }", "new Uri(\"https://example.com/a?b=c&d\")",
            "?color=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc%26d"),
        (
            "base64", "in: query, schema: { type: string, format: byte }", "BinaryData.FromBytes(new byte[] { 251, 255 })",
            "?color=%2B%2F8%3D"),
        (
            "JSON", "in: query, content: { application/json: { schema: { $ref: '#/components/schemas/Colour' } } }", "new Colour { R = 1 }",
            "?color=%7B%22R%22%3A1%7D"),
        ("text as JSON", "in: query, content: { application/json: { schema: { type: string } } }", "\"a\"", "?color=%22a%22"),

        // Characters.
        ("unicode in a path", "in: path, schema: { type: string }", "\"blå 🎨\"", "/bl%C3%A5%20%F0%9F%8E%A8"),
        ("reserved characters in a path", "in: path, schema: { type: string }", "\"a/b?c#d;e=f,g%20\"", "/a%2Fb%3Fc%23d%3Be%3Df%2Cg%2520"),
        ("reserved characters in an element of a path", $"in: path, schema: {{ {List} }}", "[\"a,b\", \"c/d\"]", "/a%2Cb,c%2Fd"),
        ("reserved characters in a query", "in: query, schema: { type: string }", "\"a&b=c+d/e?f#g\"", "?color=a%26b%3Dc%2Bd%2Fe%3Ff%23g"),
        (
            "reserved characters that are allowed", "in: query, allowReserved: true, schema: { type: string }",
            "\"a/b?c:d,e;f@g!h$i'j(k)l*m+n=o&p#q%2Fs%zz r\"", "?color=a/b?c:d,e;f@g!h$i'j(k)l*m%2Bn=o%26p%23q%2Fs%25zz%20r"),
        (
            "reserved characters that are allowed in a list", $"in: query, allowReserved: true, schema: {{ {List} }}", "[\"a/b\", \"c:d\"]",
            "?color=a/b&color=c:d"),
        ("reserved characters in a cookie", "in: cookie, schema: { type: string }", "\"a; b=c\"", "color=a%3B%20b%3Dc"),

        // Absent values are not sent.
        ("no text", "in: query, schema: { type: string }", "null", ""),
        ("no header", "in: header, schema: { type: string }", "null", ""),
        ("no cookie", "in: cookie, schema: { type: string }", "null", ""),
        ("no object", $"in: query, schema: {{ {Colour} }}", "null", ""),
        ("empty list", $"in: query, explode: false, schema: {{ {List} }}", "[]", ""),
        ("empty list exploded", $"in: query, schema: {{ {List} }}", "[]", ""),
        ("empty list in a header", $"in: header, schema: {{ {List} }}", "[]", ""),
        ("empty list in a cookie", $"in: cookie, explode: false, schema: {{ {List} }}", "[]", ""),
        ("empty object", $"in: query, explode: false, schema: {{ {Colour} }}", "new Colour()", ""),
        (
            "null in a map", "in: query, explode: false, schema: { type: object, additionalProperties: { type: integer, nullable: true } }",
            "new Dictionary<string, long?> { [\"a\"] = null, [\"b\"] = 1 }", "?color=b,1"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Given.Paths(
            string.Join('\n', s_rows.Select((row, i) =>
            {
                string path = row.Parameter.StartsWith("in: path", StringComparison.Ordinal) ? $"/r{i}/{{color}}" : $"/r{i}";
                string required = path.EndsWith('}') ? "required: true, " : "";
                return $"{path}: {{ get: {{ operationId: r{i}, x-xaigen-arguments: [color], parameters: [{{ name: color, "
                    + $"{required}{row.Parameter} }}], responses: {{ '204': {{ description: Done. }} }} }} }}";
            })),
            """
            Colour: { type: object, properties: { R: { type: integer }, G: { type: integer }, B: { type: integer } } }
            Deep: { type: object, properties: { tags: { type: array, items: { type: string } }, inner: { $ref: '#/components/schemas/Colour' } } }
            """),
        s_rows.Select((row, i) => $"await client.General.R{i}Async({row.Argument})")));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_sent_as_the_specification_says(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        (_, string parameter, _, string expected) = s_rows[i];

        await s_project.Value.CallAsync(i, server.Address);

        string target = server.Last.Target;
        target.ShouldStartWith($"/r{i}");
        string sent = parameter.Split(',')[0] switch
        {
            "in: header" => server.Last.Headers["color"].ToString(),
            "in: cookie" => server.Last.Headers.Cookie.ToString(),
            _ => target[$"/r{i}".Length..],
        };
        sent.ShouldBe(expected);
    }
}
