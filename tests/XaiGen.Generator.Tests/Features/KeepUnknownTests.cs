namespace XaiGen.Generator.Tests.Features;

/// <summary>Unknown properties of a response are kept when it is read, changed and sent back, if the contract asks for it.</summary>
public sealed class KeepUnknownTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Keep = "x-xaigen-keep-unknown: true";

    private const string Schemas = $$"""
        Plain: { type: object, properties: { a: { type: string } } }
        Kept: { type: object, {{Keep}}, properties: { a: { type: string }, in: { $ref: '#/components/schemas/Plain' } } }
        Derived: { allOf: [{ $ref: '#/components/schemas/Kept' }], properties: { b: { type: integer } } }
        Beside: { {{Keep}}, allOf: [{ $ref: '#/components/schemas/Plain' }] }
        Either:
          {{Keep}}
          oneOf:
            - { type: object, required: [kind, a], properties: { kind: { type: string, enum: [one] }, a: { type: string } } }
            - { type: object, required: [kind], properties: { kind: { type: string, enum: [two] } } }
        Marked:
          {{Keep}}
          oneOf:
            - { type: object, required: [url], properties: { url: { type: string } } }
            - { type: object, required: [id], properties: { id: { type: string } } }
        Shape: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }], discriminator: { propertyName: kind } }
        Circle: { type: object, {{Keep}}, required: [kind], properties: { kind: { type: string }, r: { type: integer } } }
        Square: { type: object, required: [kind], properties: { kind: { type: string }, a: { type: integer } } }
        Sent: { type: object, {{Keep}}, properties: { a: { type: string } } }
        """;

    private static readonly string[] s_types = ["Plain", "Kept", "Derived", "Beside", "Either", "Marked", "Shape"];

    private static readonly (string What, string Json, string Call, string Expected)[] s_rows =
    [
        ("skipped unless it is asked for", """{"a":"x","z":1}""", Through("Plain", "with { A = \"y\" }"), """{"a":"y"}"""),
        ("kept through with", """{"z":[1,{"q":null}],"a":"x","y":"t"}""", Through("Kept", "with { A = \"y\" }"),
            """{"a":"y","z":[1,{"q":null}],"y":"t"}"""),
        ("kept without its own properties", """{"z":1}""", Through("Kept"), """{"z":1}"""),
        ("not there", """{"a":"x"}""", Through("Kept"), """{"a":"x"}"""),
        ("not kept in an object inside that does not ask", """{"in":{"a":"x","z":1},"y":2}""", Through("Kept"),
            """{"in":{"a":"x"},"y":2}"""),
        ("kept by what takes the object in", """{"b":1,"z":2}""", Through("Derived"), """{"b":1,"z":2}"""),
        ("kept where the word stands beside allOf", """{"a":"x","z":2}""", Through("Beside"), """{"a":"x","z":2}"""),
        ("kept by a case with a tag", """{"z":1,"kind":"one","a":"x"}""", Through("Either"), """{"kind":"one","a":"x","z":1}"""),
        ("kept by a case of nothing but a tag", """{"kind":"two","z":1}""", Through("Either"), """{"kind":"two","z":1}"""),
        ("kept by a case of one property", """{"url":"u","z":1}""", Through("Marked"), """{"url":"u","z":1}"""),
        ("kept by a member of a union", """{"kind":"Circle","z":1,"r":2}""", Through("Shape"), """{"kind":"Circle","r":2,"z":1}"""),
        ("given by the caller", """{}""", "await client.General.PutKeptAsync(new Kept { AdditionalProperties = Of(\"z\", \"3\") })", """{"z":3}"""),
        ("equal", """{"a":"x","z":{"q":1},"y":2}""", """
            Kept one = await client.General.GetKeptAsync();
            Kept two = one with { AdditionalProperties = one.AdditionalProperties!.Reverse().ToDictionary() };
            return one == two && one.GetHashCode() == two.GetHashCode() && one != (one with { AdditionalProperties = null })
                && one != (one with { AdditionalProperties = Of("z", "3") }) && one == (one with { })
            """, "True"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract, s_rows.Select(row => row.Call), more: """
        private static Dictionary<string, JsonElement> Of(string name, string json) => new() { [name] = JsonDocument.Parse(json).RootElement };
        """));

    private static string Contract => Given.Paths(
        string.Join('\n', s_types.Append("Sent").Select(type => $$"""
            /{{type}}:
              {{(type == "Sent" ? "" : $"get: {{ operationId: get{type}, responses: {{ '200': {{ description: x, {Body(type)} }} }} }}")}}
              put: { operationId: put{{type}}, requestBody: { required: true, {{Body(type)}} }, responses: { '204': { description: x } } }
            """)),
        Schemas);

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        server.Reply = Reply.Json(s_rows[i].Json);

        object? result = await s_project.Value.CallAsync(i, server.Address);

        (result?.ToString() ?? server.Last.Body).ShouldBe(s_rows[i].Expected);
    }

    [Fact]
    public void What_is_only_sent_has_nothing_to_keep()
        => s_project.Value.Run.ShouldReportNothing().Files["Sample.Sent.g.cs"].ShouldNotContain("AdditionalProperties");

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void The_project_can_ask_for_all(string value, bool isKept)
    {
        GeneratorRun run = new GeneratorHarness(Contract).Property("XaiGenKeepUnknown", value).Run().OwnCodeShouldCompile();

        run.Files["Sample.Plain.g.cs"].Contains("AdditionalProperties", StringComparison.Ordinal).ShouldBe(isKept);
        run.Files["Sample.Kept.g.cs"].ShouldContain("AdditionalProperties");
    }

    [Fact]
    public void An_unclear_wish_is_refused()
        => new GeneratorHarness(Contract).Property("XaiGenKeepUnknown", "some").Run()
            .Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0308");

    private static string Body(string type) => $"content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{type}' }} }} }}";

    private static string Through(string type, string change = "")
        => $"await client.General.Put{type}Async((await client.General.Get{type}Async()) {change})";
}
