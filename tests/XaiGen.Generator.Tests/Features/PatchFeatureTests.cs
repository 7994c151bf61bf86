namespace XaiGen.Generator.Tests.Features;

/// <summary>In patch bodies, absent values stay unchanged and null clears a value: both can be sent and both are read.</summary>
public sealed class PatchFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /merge:
            post:
              operationId: merge
              requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/Item' } } } }
              responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } } }
          /items:
            patch:
              operationId: patch
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
              responses: { '204': { description: Done. } }
            post:
              operationId: post
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/New' } } } }
              responses: { '204': { description: Done. } }
          /word:
            put:
              operationId: word
              x-xaigen-patch: true
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Word' } } } }
              responses: { '204': { description: Done. } }
          /flat:
            patch:
              operationId: flat
              x-xaigen-flatten: true
              x-xaigen-arguments: [text]
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Flat' } } } }
              responses: { '204': { description: Done. } }
        components:
          schemas:
            Item:
              type: object
              required: [name]
              properties:
                name: { type: string }
                description: { type: [string, 'null'] }
                price: { type: [number, 'null'], format: decimal, minimum: 0 }
                kind: { oneOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'null' }] }
                place: { oneOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] }
                lines: { type: [array, 'null'], items: { $ref: '#/components/schemas/Line' } }
                note: { type: string }
            Kind: { type: string, enum: [a, b] }
            Place: { type: object, properties: { street: { type: [string, 'null'] } } }
            Line: { type: object, properties: { text: { type: [string, 'null'] } } }
            Change: { type: object, properties: { due: { type: [string, 'null'], format: date }, place: { $ref: '#/components/schemas/Shop' } } }
            Shop: { type: object, properties: { street: { type: [string, 'null'] } } }
            New: { type: object, properties: { text: { type: [string, 'null'] } } }
            Word: { type: object, properties: { text: { type: [string, 'null'] } } }
            Flat: { type: object, properties: { text: { type: [string, 'null'] } } }
        """;

    private static readonly (string Call, string Sent)[] s_cases =
    [
        ("await client.General.MergeAsync(new Item { Name = \"n\" })", """{"name":"n"}"""),
        ("await client.General.MergeAsync(new Item { Name = \"n\", Description = null })", """{"name":"n","description":null}"""),
        (
            "await client.General.MergeAsync(new Item { Name = \"n\", Description = \"d\", Price = 5, Kind = Kind.A, Lines = new([new "
            + "Line()]) })",
            """{"name":"n","description":"d","kind":"a","lines":[{}],"price":5}"""
        ),
        (
            "await client.General.MergeAsync(new Item { Name = \"n\", Price = null, Kind = null, Lines = null, Place = new Place { Street "
            + "= null } })",
            """{"name":"n","kind":null,"lines":null,"place":{"street":null},"price":null}"""
        ),
        ("await client.General.PatchAsync(new Change { Due = null, Place = new Shop { Street = null } })", """{"due":null,"place":{}}"""),
        ("await client.General.PatchAsync(new Change { Due = new DateOnly(2026, 1, 2) })", """{"due":"2026-01-02"}"""),
        ("await client.General.PostAsync(new New { Text = null })", "{}"),
        ("await client.General.WordAsync(new Word { Text = null })", """{"text":null}"""),
        ("await client.General.WordAsync(new Word())", "{}"),
        ("await client.General.FlatAsync(text: null)", "{}"),
    ];

    private const string Refused = "await client.General.MergeAsync(new Item { Name = \"n\", Price = -1 })";

    private const string Read = """
        Item item = await client.General.MergeAsync(new Item { Name = "n" });
        string? description = item.Description.Value;
        return $"{item.Description.IsSet} {description is null} {item.Price.IsSet} {item.Kind} {JsonSerializer.Serialize(item)}";
        """;

    private static readonly Lazy<CallingProject> s_project =
        new(() => new CallingProject(Contract, [.. s_cases.Select(one => one.Call), Refused, Read]));

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_left_out_is_not_sent_and_null_is(int call)
    {
        server.Reply = s_cases[call].Call.Contains("MergeAsync", StringComparison.Ordinal) ? Reply.Json("""{"name":"n"}""") : Reply.Nothing;

        await s_project.Value.CallAsync(call, server.Address);

        server.Last.Body.ShouldBe(s_cases[call].Sent);
    }

    [Fact]
    public async Task The_value_is_checked()
        => (await Should.ThrowAsync<ArgumentException>(s_project.Value.CallAsync(s_cases.Length, server.Address)))
            .Message.ShouldBe("Price is -1; it must be at least 0.");

    [Fact]
    public async Task A_response_keeps_the_difference_too()
    {
        server.Reply = Reply.Json("""{"name":"n","description":null,"kind":"b"}""");

        (await s_project.Value.CallAsync(s_cases.Length + 1, server.Address))
            .ShouldBe("""True True False b {"name":"n","description":null,"kind":"b"}""");
    }

    [Fact]
    public void Elsewhere_nothing_changes()
    {
        s_project.Value.Run.Files["Sample.New.g.cs"].ShouldContain("public string? Text { get => ");
        s_project.Value.Run.Files["Sample.Line.g.cs"].ShouldContain("public string? Text { get => ");
        s_project.Value.Run.Files["Sample.Shop.g.cs"].ShouldContain("public string? Street { get => ");
    }
}
