namespace XaiGen.Generator.Tests.Features;

/// <summary>Request bodies on the wire, in every media type that a contract may define.</summary>
public sealed class BodyFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Order = "{ $ref: '#/components/schemas/Order' }";

    /// <summary>
    /// The content of a body, the call that sends it, and the media type and text on the wire. In multipart, <c>--</c> represents the
    /// boundary.
    /// </summary>
    private static readonly (string What, string Content, string Call, string MediaType, string Body)[] s_rows =
    [
        (
            "JSON", "application/json: { schema: { $ref: '#/components/schemas/Colour' } }", "Async(new Colour { R = 1 })",
            "application/json", """{"R":1}"""),
        (
            "JSON of a vendor", "application/vnd.example+json: { schema: { $ref: '#/components/schemas/Colour' } }",
            "Async(new Colour { R = 1 })", "application/vnd.example+json", """{"R":1}"""),
        (
            "JSON by a wildcard", "'*/*': { schema: { $ref: '#/components/schemas/Colour' } }", "Async(new Colour { R = 1 })",
            "application/json", """{"R":1}"""),
        (
            "JSON before others",
            "text/plain: { schema: { type: string } }, application/json: { schema: { type: string } }, application/xml: {}", "Async(\"a\")",
            "application/json", "\"a\""),
        (
            "others by the protocol method", "text/csv: { schema: { type: string } }, application/json: { schema: { type: string } }",
            "Async(BinaryContent.Create(BinaryData.FromString(\"a,b\")), Csv())", "text/csv", "a,b"),

        ("form", $"{Form}: {{ schema: {Order} }}", "Async(new Order { Name = \"a b&c\", Size = 2 })", Form, "name=a+b%26c&size=2"),
        ("form with a list", $"{Form}: {{ schema: {Order} }}", "Async(new Order { Tags = [\"x\", \"y,z\"] })", Form, "tags=x&tags=y%2Cz"),
        (
            "form with a list in one field", $"{Form}: {{ schema: {Order}, encoding: {{ tags: {{ explode: false }} }} }}",
            "Async(new Order { Tags = [\"x\", \"y,z\"] })", Form, "tags=x,y%2Cz"),
        (
            "form with a list and spaces", $"{Form}: {{ schema: {Order}, encoding: {{ tags: {{ style: spaceDelimited }} }} }}",
            "Async(new Order { Tags = [\"x\", \"y\"] })", Form, "tags=x+y"),
        (
            "form with an object", $"{Form}: {{ schema: {Order} }}", "Async(new Order { Colour = new() { R = 1 } })", Form,
            "colour=%7B%22R%22%3A1%7D"),
        (
            "form with a deepObject", $"{Form}: {{ schema: {Order}, encoding: {{ colour: {{ style: deepObject, explode: true }} }} }}",
            "Async(new Order { Colour = new() { R = 1, G = 2 } })", Form, "colour%5BG%5D=2&colour%5BR%5D=1"),
        (
            "form with an exploded object", $"{Form}: {{ schema: {Order}, encoding: {{ colour: {{ explode: true }} }} }}",
            "Async(new Order { Colour = new() { R = 1, G = 2 } })", Form, "G=2&R=1"),
        (
            "form with JSON", $"{Form}: {{ schema: {Order}, encoding: {{ tags: {{ contentType: application/json }} }} }}",
            "Async(new Order { Tags = [\"x\"] })", Form, "tags=%5B%22x%22%5D"),
        (
            "form of a map", $"{Form}: {{ schema: {{ type: object, additionalProperties: {{ type: string }} }} }}",
            "Async(new Dictionary<string, string> { [\"a b\"] = \"c d\" })", Form, "a+b=c+d"),
        ("form of nothing", $"{Form}: {{ schema: {Order} }}", "Async(new Order())", Form, ""),

        (
            "multipart text", $"multipart/form-data: {{ schema: {Order} }}", "Async(new Order { Name = \"a\", Size = 2 })",
            "multipart/form-data", Part("name", "a") + Part("size", "2")),
        (
            "multipart list", $"multipart/form-data: {{ schema: {Order} }}", "Async(new Order { Tags = [\"x\", \"y\"] })",
            "multipart/form-data", Part("tags", "x") + Part("tags", "y")),
        (
            "multipart JSON", $"multipart/form-data: {{ schema: {Order} }}", "Async(new Order { Colour = new() { R = 1 } })",
            "multipart/form-data", Part("colour", """{"R":1}""", "application/json")),
        ("multipart with encodings", $"multipart/form-data: {{ schema: {Order}, encoding: {{ name: {{ contentType: text/markdown }}, "
            + $"size: {{ contentType: application/json }}, colour: {{ contentType: application/vnd.example+json }} }} }}",
            "Async(new Order { Name = \"# a\", Size = 2, Colour = new() { R = 1 } })", "multipart/form-data",
            Part("colour", """{"R":1}""", "application/vnd.example+json")
                + Part("name", "# a", "text/markdown") + Part("size", "2", "application/json")),
        ("multipart files", "multipart/form-data: { schema: { $ref: '#/components/schemas/Files' }, encoding: { images: { contentType: "
            + "image/x-own } } }",
            "Async(new Files { Images = [FilePart.FromBytes(new byte[] { 65 }, \"a\"), FilePart.FromBytes(new byte[] { 66 }, \"b.png\")] })",
            "multipart/form-data",
            Part("images\"; filename=\"a", "A", "image/x-own") + Part("images\"; filename=\"b.png", "B", "image/png")),

        ("text", "text/plain: { schema: { type: string } }", "Async(\"blå\")", "text/plain; charset=utf-8", "blå"),
        ("text with a charset", "text/csv;charset=UTF-8: { schema: { type: string } }", "Async(\"a,b\")", "text/csv;charset=UTF-8", "a,b"),
        (
            "bytes", "application/octet-stream: { schema: { type: string, format: binary } }",
            "Async(BinaryContent.Create(new MemoryStream(new byte[] { 65 })))", "application/octet-stream", "A"),
        (
            "bytes of one of several types", "image/png: {}, image/jpeg: {}",
            "Async(BinaryContent.Create(BinaryData.FromString(\"J\")), \"image/jpeg\")", "image/jpeg", "J"),
        (
            "bytes of any type", "'image/*': { schema: { type: string, format: binary } }",
            "Async(BinaryContent.Create(BinaryData.FromString(\"P\")), \"image/png\")", "image/png", "P"),
        (
            "multipart of no known parts", "multipart/form-data: {}",
            "Async(BinaryContent.Create(BinaryData.FromString(\"--b--\")), \"multipart/form-data; boundary=b\")",
            "multipart/form-data; boundary=b", "--b--"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Given.Paths(
            string.Join('\n', s_rows.Select((row, i) =>
                $"/r{i}: {{ post: {{ operationId: r{i}, requestBody: {{ required: true, content: {{ {row.Content} }} }}, responses: {{ '204': {{ description: Done. }} }} }} }}")),
            """
            Colour: { type: object, properties: { R: { type: integer }, G: { type: integer } } }
            Order: { type: object, properties: { name: { type: string }, size: { type: integer }, tags: { type: array, items: { type: string } }, colour: { $ref: '#/components/schemas/Colour' } } }
            Files: { type: object, properties: { images: { type: array, items: { type: string, format: binary } } } }
            """),
        s_rows.Select((row, i) => $"await client.General.R{i}{row.Call}"),
        more: """
            private static RequestOptions Csv()
            {
                var options = new RequestOptions();
                options.SetHeader("Content-Type", "text/csv");
                return options;
            }
            """));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_sent_as_the_specification_says(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        (_, _, _, string mediaType, string body) = s_rows[i];

        await s_project.Value.CallAsync(i, server.Address);

        string sentType = server.Last.Headers.ContentType.ToString();
        string sent = server.Last.Body;
        if (mediaType == "multipart/form-data")
        {
            string[] parts = sentType.Split("; boundary=");
            sentType = parts[0];
            sent = sent.Replace("--" + parts[1], "--", StringComparison.Ordinal);
            body += "----\r\n";
        }

        sentType.ShouldBe(mediaType);
        sent.ShouldBe(body);
    }

    private static string Part(string name, string text, string? mediaType = null)
        => "--\r\nContent-Disposition: form-data; "
            + $"name=\"{name}\"\r\n{(mediaType is null ? "" : $"Content-Type: {mediaType}\r\n")}\r\n{text}\r\n";
}
