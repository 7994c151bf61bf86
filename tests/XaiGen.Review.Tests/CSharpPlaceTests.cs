namespace XaiGen.Review.Tests;

/// <summary>The C# verdict is on the finding that causes it, whatever name the generator chose for the member.</summary>
public sealed class CSharpPlaceTests
{
    private static readonly DiffOptions s_options = new() { Today = new DateOnly(2026, 6, 1) };

    [Theory]
    [InlineData("operationId: create_thing", "tags: [Things]", "ThingsClient.CreateThingAsync")]
    [InlineData("summary: Creates one.", "tags: [Things]", "ThingsClient.PostThingsAsync")]
    [InlineData("operationId: createThing", "tags: ['my things / 2']", "MyThings2Client.CreateThingAsync")]
    [InlineData("operationId: createThing", "description: Without a tag.", "GeneralClient.CreateThingAsync")]
    [InlineData("operationId: createThing, x-xaigen-method: Make", "tags: [Things]", "ThingsClient.MakeAsync")]
    public void Another_type_of_a_parameter_names_its_method(string name, string tag, string member)
    {
        string Operation(string schema) => $$"""
            /things:
              post: { {{name}}, {{tag}}, parameters: [{ name: size, in: query, required: true, schema: { type: {{schema}} } }], responses: { '204': { description: Done. } } }
            """;

        Finding finding = Compare(Operation("integer"), Operation("string")).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.TypeWidened);
        finding.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        finding.Members.ShouldBe([member]);
    }

    [Fact]
    public void Every_method_of_a_paged_operation_is_named()
    {
        string List(int maximum) => $$"""
            /things:
              get:
                operationId: list_things
                tags: [Things]
                x-xaigen-page: { items: data, token: next, parameter: after, size: limit }
                x-xaigen-arguments: [limit]
                parameters:
                - { name: after, in: query, schema: { type: string } }
                - { name: limit, in: query, schema: { type: integer, maximum: {{maximum}} } }
                responses:
                  '200':
                    description: Things.
                    content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } }
            """;
        const string Page =
            "Page: { type: object, required: [data], properties: { data: { type: array, items: { type: string } }, next: { type: string } "
            + "} }";

        Finding finding = Compare(List(20), List(10), Page).ShouldHaveSingleItem();

        finding.CSharp.ShouldBe(CSharpVerdict.Behaviour);
        finding.Members.ShouldBe(["ThingsClient.ListThingsAsync", "ThingsClient.ListThingsOptions.Limit", "ThingsClient.ListThingsPageAsync"]);
        finding.Code[0].ShouldBe(new CSharpChange("ThingsClient.ListThingsAsync", "maximum: 20", "maximum: 10"));
    }

    [Fact]
    public void The_deferred_method_of_an_operation_is_named()
    {
        string Schemas(string type) => $$"""
            Ask: { type: object, required: [size], properties: { size: { type: {{type}} }, defer: { type: boolean } } }
            Result: { type: object, required: [url], properties: { url: { type: string } } }
            Started: { type: object, required: [request_id], properties: { request_id: { type: string } } }
            Answer: { oneOf: [{ $ref: '#/components/schemas/Result' }, { $ref: '#/components/schemas/Started' }] }
            Status:
              x-xaigen-union: [Pending, Done]
              oneOf:
              - { type: object, required: [status], properties: { status: { type: string, enum: [pending] } } }
              - { type: object, required: [status, url], properties: { status: { type: string, enum: [done] }, url: { type: string } } }
            """;
        string Paths(string required) => $$"""
            /works:
              post:
                operationId: start_work
                tags: [Works]
                x-xaigen-long-running: { handle: Work, poll: get_work, id: request_id, pending: Pending, result: Done, flag: defer }
                parameters: [{ name: mode, in: query, required: {{required}}, schema: { type: string } }]
                requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ask' } } } }
                responses: { '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } }
            /works/{request_id}:
              get:
                operationId: get_work
                tags: [Works]
                parameters: [{ name: request_id, in: path, required: true, schema: { type: string } }]
                responses: { '200': { description: It., content: { application/json: { schema: { $ref: '#/components/schemas/Status' } } } } }
            """;

        Finding finding = Compare(Paths("false"), Paths("true"), Schemas("string")).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.ParameterBecameRequired);
        finding.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        finding.Members.ShouldBe(["WorksClient.StartWorkAsync", "WorksClient.StartWorkDeferredAsync", "WorksClient.StartWorkOptions"]);
    }

    [Fact]
    public void A_value_of_a_nested_enum_is_on_the_finding_of_the_value()
    {
        Finding[] findings = OfThings(
            "{ type: object, properties: { kind: { type: string, enum: [big, small, tall] } } }",
            "{ type: object, properties: { kind: { type: string, enum: [big, small] } } }");

        findings.ShouldAllBe(finding => finding.Rule == WireRules.EnumValueRemoved && finding.CSharp == CSharpVerdict.SourceBreaking);
        findings.ShouldAllBe(finding => finding.Members.SequenceEqual(new[] { "Thing.KindType.Tall" }));
    }

    [Fact]
    public void A_property_inside_of_another_has_its_own_type_and_member()
    {
        Finding[] findings = OfThings(
            "{ type: object, properties: { outer: { type: object, properties: { inner: { type: integer } } } } }",
            "{ type: object, properties: { outer: { type: object, properties: { inner: { type: string } } } } }");

        findings.ShouldAllBe(finding => finding.Rule.Id == "type-changed" && finding.CSharp == CSharpVerdict.SourceBreaking);
        findings.ShouldAllBe(finding => finding.Members.SequenceEqual(new[] { "Thing.OuterType.Inner" }));
    }

    [Fact]
    public void A_property_that_was_given_a_name_is_called_by_it()
    {
        Finding[] findings = OfThings(
            "{ type: object, properties: { size: { type: integer, x-xaigen-name: Length } } }",
            "{ type: object, properties: { size: { type: string, x-xaigen-name: Length } } }");

        findings.ShouldAllBe(finding => finding.Rule.Id == "type-changed" && finding.Members.SequenceEqual(new[] { "Thing.Length" }));
    }

    [Fact]
    public void Another_name_is_found_where_it_is_written()
    {
        Finding finding = OfThings(
            "{ type: object, properties: { size: { type: integer, x-xaigen-name: Length } } }",
            "{ type: object, properties: { size: { type: integer, x-xaigen-name: Extent } } }").ShouldHaveSingleItem();

        finding.Rule.ShouldBe(CSharpRules.Renamed);
        finding.Members.ShouldBe(["Thing.Length"]);
        finding.Pointer.ShouldBe("#/components/schemas/Thing/properties/size");
        finding.New!.Pointer.ShouldBe("#/components/schemas/Thing/properties/size");
    }

    [Fact]
    public void What_every_union_has_is_found_at_the_union()
    {
        string Union(string cases) => $$"""
            Part: { x-xaigen-union: [{{cases}}], oneOf: [{ type: string }, { type: integer }] }
            """;
        const string Path =
            "/things: { post: { operationId: things, tags: [Things], requestBody: { content: { application/json: { schema: { $ref: "
            + "'#/components/schemas/Part' } } } }, responses: { '204': { description: Done. } } } }";

        Finding[] findings =
            [.. ContractDiff.Compare(Document(Path, Union("Name, Size")), Document(Path, Union("Name, Extent")), s_options).Findings];

        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(finding => finding.Pointer.StartsWith("#/components/schemas/Part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_component_without_a_type_of_its_own_changes_all_that_use_it()
    {
        const string Thing =
            "{ type: object, properties: { size: { $ref: '#/components/schemas/Amount' }, sizes: { type: array, items: { $ref: "
            + "'#/components/schemas/Amount' } } } }";

        Finding[] findings = [.. ContractDiff.Compare(
            Given.Thing(Thing, others: "    Amount: { type: integer }"), Given.Thing(Thing, others: "    Amount: { type: string }"),
            s_options).Findings];

        findings.ShouldAllBe(finding => finding.Rule.Id == "type-changed" && finding.CSharp == CSharpVerdict.SourceBreaking);
        findings.ShouldAllBe(finding => finding.Members.SequenceEqual(new[] { "Thing.Size", "Thing.Sizes" }));
    }

    [Fact]
    public void A_component_that_allows_null_changes_all_that_use_it()
    {
        // Something is left to check, so that Validate is.
        const string Thing =
            "{ type: object, required: [part, name], properties: { part: { $ref: '#/components/schemas/Part' }, name: { type: string } } }";
        string Part(string more) => $"    Part: {{ type: object, {more}properties: {{ name: {{ type: string }} }} }}";

        Finding[] findings = [.. ContractDiff.Compare(
            Given.Thing(Thing, others: Part("")), Given.Thing(Thing, others: Part("nullable: true, ")), s_options).Findings];

        findings.ShouldAllBe(finding => finding.Rule == WireRules.BecameNullable && finding.Members.SequenceEqual(new[] { "Thing.Part" }));
    }

    [Fact]
    public void Another_operationId_is_one_finding()
    {
        string Get(string id) => $$"""
            /things: { get: { operationId: {{id}}, tags: [Things], responses: { '204': { description: Done. } } } }
            """;

        Finding finding = Compare(Get("get_thing"), Get("read_thing")).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.OperationIdChanged);
        finding.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        finding.Members.ShouldBe(["ThingsClient.GetThingAsync"]);
    }

    [Fact]
    public void A_removed_path_takes_its_methods_and_its_client_along()
    {
        const string Kept = "/others: { get: { operationId: others, tags: [Others], responses: { '204': { description: Done. } } } }\n";
        const string Gone = "/things: { get: { operationId: things, tags: [Things], responses: { '204': { description: Done. } } } }";

        Finding[] findings = [.. Compare(Kept + Gone, Kept).Where(finding => finding.CSharp != CSharpVerdict.None)];

        findings.Select(finding => finding.Rule).ShouldContain(WireRules.PathRemoved);
        findings.SelectMany(finding => finding.Members).Distinct().Order().ShouldBe(["ApiClient.Things", "ThingsClient"]);
    }

    [Theory]
    [InlineData("servers: [{ url: https://a.example }]", "servers: [{ url: https://b.example }]", "ApiClient")]
    public void Another_default_endpoint_changes_what_the_client_does(string before, string after, string member)
    {
        const string Path = "/things: { get: { operationId: things, tags: [Things], responses: { '204': { description: Done. } } } }";

        Finding[] findings = [.. ContractDiff.Compare(Document(Path, top: before), Document(Path, top: after), s_options).Findings];

        findings.ShouldContain(finding => finding.CSharp == CSharpVerdict.Behaviour && finding.Members.SequenceEqual(new[] { member }));
    }

    [Theory]
    [InlineData("pattern: '^a'", "pattern: '^b'", "pattern: ^a", "pattern: ^b")]
    [InlineData("minLength: 1", "minLength: 2", "minimum length: 1", "minimum length: 2")]
    [InlineData("maxLength: 9, minLength: 1", "minLength: 1", "maximum length: 9", null)]
    public void What_is_shown_of_a_check_is_the_check(string old, string @new, string before, string? after)
    {
        Finding[] findings = OfThings(
            $"{{ type: object, properties: {{ name: {{ type: string, {old} }} }} }}",
            $"{{ type: object, properties: {{ name: {{ type: string, {@new} }} }} }}");

        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(
            finding => finding.CSharp == CSharpVerdict.Behaviour && finding.Code.Single() == new CSharpChange("Thing.Name", before, after));
    }

    [Fact]
    public void A_word_that_changes_nothing_but_the_code_is_a_finding()
    {
        const string Page =
            "Page: { type: object, required: [data], properties: { data: { type: array, items: { type: string } }, next: { type: string } "
            + "} }";
        string List(string size) => $$"""
            /things:
              get:
                operationId: list_things
                tags: [Things]
                x-xaigen-page: { items: data, token: next, parameter: after{{size}} }
                parameters:
                - { name: after, in: query, schema: { type: string } }
                - { name: limit, in: query, schema: { type: integer } }
                responses: { '200': { description: Things., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
            """;

        Finding finding = Compare(List(", size: limit"), List(""), Page).ShouldHaveSingleItem();

        finding.Rule.ShouldBe(CSharpRules.Changed);
        finding.CSharp.ShouldBe(CSharpVerdict.Behaviour);
        finding.Operations.ShouldBe(["GET /things"]);
        finding.Pointer.ShouldBe("#/paths/~1things/get");
        finding.Code[0].Before.ShouldBe("page size: limit");
    }

    [Fact]
    public void A_body_that_may_be_left_out_is_still_taken()
    {
        ContractText old = Given.Thing("{ type: object, properties: { name: { type: string } } }");
        var @new = new ContractText(old.Name, old.Text.Replace("        required: true\n", ""));

        Finding finding = ContractDiff.Compare(old, @new, s_options).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.BodyBecameOptional);
        finding.CSharp.ShouldBe(CSharpVerdict.Behaviour);
        finding.Members.ShouldBe(["ThingsClient.CreateThingAsync"]);
    }

    [Fact]
    public void An_optional_parameter_breaks_nobody_unless_it_is_an_argument()
    {
        const string Size = "{ name: size, in: query, schema: { type: integer } }";
        string Get(string parameters, string arguments) => $$"""
            /things:
              get:
                operationId: things
                tags: [Things]
                x-xaigen-arguments: [{{arguments}}]
                parameters: [{{parameters}}]
                responses: { '204': { description: Done. } }
            """;

        Finding option = Compare(Get("", ""), Get(Size, "")).ShouldHaveSingleItem();
        Finding argument = Compare(Get("", ""), Get(Size, "size")).Single(finding => finding.Rule == WireRules.ParameterAdded);

        (option.Rule, option.CSharp).ShouldBe((WireRules.ParameterAdded, CSharpVerdict.None));
        argument.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        argument.Members.ShouldBe(["ThingsClient.ThingsAsync"]);
    }

    private static Finding[] OfThings(string old, string @new)
        => [.. ContractDiff.Compare(Given.Thing(old), Given.Thing(@new), s_options).Findings];

    private static Finding[] Compare(string old, string @new, string schemas = "Nothing: {}")
        => [.. ContractDiff.Compare(Document(old, schemas), Document(@new, schemas), s_options).Findings];

    private static ContractText Document(string paths, string schemas = "Nothing: {}", string top = "tags: []") => new("api.yaml", $$"""
        openapi: 3.0.3
        info: { title: Test, version: '1' }
        {{top}}
        paths:
        {{Indented(paths, 2)}}
        components:
          schemas:
        {{Indented(schemas, 4)}}
        """);

    private static string Indented(string lines, int spaces)
        => string.Join('\n', lines.Split('\n').Select(line => new string(' ', spaces) + line));
}
