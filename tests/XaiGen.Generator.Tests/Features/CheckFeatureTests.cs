namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// Requests that a call rejects before anything is sent: all violations are reported together, with C# names and wire names.
/// </summary>
public sealed class CheckFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private static readonly (string Name, string Call, string Told)[] s_cases =
    [
        (
            "All that is wrong is told at once",
            "client.General.SendAsync(new Order { Sku = new Sku(\"bad\"), Note = null!, Lines = [new Line { Count = 0 }, null!, new Line "
            + "{ Count = 1000 }] })",
            "Lines[0].Count is 0; it must be above 0 and at most 99. Lines[1] is required, but has no value. "
            + "Lines[2].Count is 1000; it must be above 0 and at most 99. Note is required, but has no value. "
            + "Sku has 3 characters; it must have between 8 and 8. Sku does not match the pattern ^[A-Z]{3}-[0-9]{4}$."
        ),
        (
            "C# calls it otherwise than the wire",
            "client.General.SendAsync(new Order { Sku = new Sku(\"ABC-1234\"), Note = \"n\", Lines = [], UnitPrice = -1, ShipTo = new "
            + "Place { ZipCode = \"\" } })",
            "ShipTo.ZipCode (ship_to.zip_code) has 0 characters; it must have at least 1. UnitPrice (unit_price) is -1; it must be at "
            + "least 0."
        ),
        (
            "Values of a map",
            "client.General.SendAsync(new Order { Sku = new Sku(\"ABC-1234\"), Note = \"n\", Lines = [], Tags = new Dictionary<string, "
            + "string> { [\"a\"] = \"long\" } })",
            "Tags[\"a\"] (tags.a) has 4 characters; it must have at most 3."
        ),
        (
            "An identifier in the path", "client.General.GetAsync(new Sku(\"bad\"))",
            "sku has 3 characters; it must have between 8 and 8. sku does not match the pattern ^[A-Z]{3}-[0-9]{4}$."),
        ("A parameter that is null", "client.General.FindAsync(null!)", "searchText (search_text) is required, but has no value."),
        (
            "Exactly one of several",
            "client.General.PickAsync(new Pick { Source = null!, Any = s_json })",
            "Source (left or right) is required, but has no value."
        ),
        (
            "A number of 128 bits", "client.General.PickAsync(new Pick { Source = PickSource.FromLeft(\"l\"), Big = 100, Any = s_json })",
            "Big is 100; it must be at most 99."),
        (
            "An object in the query that is null", "client.General.SearchAsync(null!, [])",
            "searchFor (search-for) is required, but has no value."),
        (
            "Null with the checks off",
            "new TestClient(new TestClientOptions { Endpoint = client.Endpoint, ValidateRequests = false }).General.SearchAsync(null!, "
            + "null!)",
            "searchFor (search-for) is required, but has no value. ids is required, but has no value."
        ),
        ("An object in the path that is null", "client.General.PlaceAsync(null!, s_json)", "place is required, but has no value."),
        (
            "JSON in the query that is nothing", "client.General.PlaceAsync(new Place { ZipCode = \"1\" }, default)",
            "any is required, but has no value."),
        (
            "What is in a parameter", "client.General.SearchAsync(new Place { ZipCode = \"\" }, [])",
            "searchFor.ZipCode (search-for.zip_code) has 0 characters; it must have at least 1."),
        ("Null in a list without constraints", "client.General.SearchAsync(new Place(), [null!])", "ids[0] is required, but has no value."),
        (
            "Null in a map and a list of objects without constraints",
            "client.General.PickAsync(new Pick { Source = PickSource.FromLeft(\"l\"), Any = s_json, Free = [null!], ByName = new "
            + "Dictionary<string, Free> { [\"x\"] = null! } })",
            "ByName[\"x\"] (by_name.x) is required, but has no value. Free[0] is required, but has no value."
        ),
        (
            "Parameters and the body at once",
            "client.General.ReplaceAsync(new Sku(\"bad\"), null!, new Place { ZipCode = \"\" })",
            "reason is required, but has no value. sku has 3 characters; it must have between 8 and 8. "
            + "sku does not match the pattern ^[A-Z]{3}-[0-9]{4}$. ZipCode (zip_code) has 0 characters; it must have at least 1."
        ),
        (
            "JSON that is nothing", "client.General.PickAsync(new Pick { Source = PickSource.FromLeft(\"l\"), Any = default })",
            "Any is required, but has no value."),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract, s_cases.Select(one => "await " + one.Call),
        "private static readonly JsonElement s_json = JsonDocument.Parse(\"1\").RootElement;"));

    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /orders:
            post:
              operationId: send
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '204': { description: Sent. } }
            get:
              operationId: find
              parameters: [{ name: search_text, in: query, required: true, schema: { type: string } }]
              responses: { '204': { description: Found. } }
          /orders/{sku}:
            get:
              operationId: get
              parameters: [{ name: sku, in: path, required: true, schema: { $ref: '#/components/schemas/Sku' } }]
              responses: { '204': { description: Found. } }
            put:
              operationId: replace
              parameters:
                - { name: sku, in: path, required: true, schema: { $ref: '#/components/schemas/Sku' } }
                - { name: reason, in: query, required: true, schema: { type: string } }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Place' } } } }
              responses: { '204': { description: Replaced. } }
          /search:
            get:
              operationId: search
              parameters:
                - { name: search-for, in: query, required: true, schema: { $ref: '#/components/schemas/Place' } }
                - { name: ids, in: query, required: true, schema: { type: array, items: { type: string } } }
              responses: { '204': { description: Found. } }
          /at/{place}:
            get:
              operationId: place
              parameters:
                - { name: place, in: path, required: true, schema: { $ref: '#/components/schemas/Place' } }
                - { name: any, in: query, required: true, content: { application/json: { schema: {} } } }
              responses: { '204': { description: Found. } }
          /free:
            post:
              operationId: free
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Free' } } } }
              responses: { '204': { description: Sent. } }
          /pick:
            post:
              operationId: pick
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pick' } } } }
              responses: { '204': { description: Sent. } }
        components:
          schemas:
            Sku: { type: string, x-xaigen-id: Sku, pattern: '^[A-Z]{3}-[0-9]{4}$', minLength: 8, maxLength: 8 }
            Order:
              type: object
              required: [sku, note, lines]
              properties:
                sku: { $ref: '#/components/schemas/Sku' }
                note: { type: string }
                lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
                unit_price: { type: number, minimum: 0 }
                ship_to: { $ref: '#/components/schemas/Place' }
                tags: { type: object, additionalProperties: { type: string, maxLength: 3 } }
            Line: { type: object, required: [count], properties: { count: { type: integer, exclusiveMinimum: 0, maximum: 99 } } }
            Place: { type: object, properties: { zip_code: { type: string, minLength: 1 } } }
            Pick:
              type: object
              required: [any]
              properties:
                left: { type: string }
                right: { type: string }
                big: { type: integer, format: int128, maximum: 99 }
                any: {}
                by_name: { type: object, additionalProperties: { $ref: '#/components/schemas/Free' } }
                free: { type: array, items: { $ref: '#/components/schemas/Free' } }
              x-xaigen-exactly-one: { Source: [left, right] }
            Free: { type: object, properties: { text: { type: string } } }
        """;

    public static TheoryData<string> Names => [.. s_cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_told_before_anything_is_sent(string name)
    {
        int call = Array.FindIndex(s_cases, one => one.Name == name);

        ArgumentException error = await Should.ThrowAsync<ArgumentException>(s_project.Value.CallAsync(call, server.Address));

        error.Message.ShouldBe(s_cases[call].Told);
        error.ParamName.ShouldBe(s_cases[call].Told.Split(' ')[0]);
        server.Last.ShouldBeNull();
    }

    [Fact]
    public void What_is_sent_can_be_checked_before_it_has_a_constraint()
        => s_project.Value.Run.Files["Sample.Free.g.cs"].ShouldContain("public void Validate() { }");

    [Fact]
    public void The_docs_say_whether_a_bound_is_allowed_itself()
        => s_project.Value.Run.Files["Sample.Line.g.cs"].ShouldContain("Value: above 0 and at most 99.");

    [Fact]
    public void An_enum_says_which_way_it_sorts()
        => Emitted.Schemas("Sort: { type: string, enum: [updated_at, -updated_at, '-1', -inf] }")
            .ShouldContain("UpdatedAtDescending => new(");
}
