namespace XaiGen.Review.Tests;

/// <summary>
/// A break is a complete message that one side allows and the other does not. Content that moves between alternatives without changing the
/// allowed messages is not a break.
/// </summary>
public sealed class WholeMessageTests
{
    private const string Cards =
        "Card: { type: object, required: [type, number], properties: { type: { type: string, enum: [card] }, number: { type: string } } }";
    private const string Banks =
        "Bank: { type: object, required: [type, iban], properties: { type: { type: string, enum: [bank] }, iban: { type: string } } }";

    [Theory]
    [InlineData("a listed value moves to an alternative of its own",
        "{ oneOf: [{ type: object, required: [type], properties: { type: { enum: [qr, app] } } }, { type: object, required: [type], properties: { type: { enum: [web] } } }] }",
        "{ oneOf: [{ type: object, required: [type], properties: { type: { enum: [app] } } }, { type: object, required: [type], properties: { type: { enum: [web] } } }, { type: object, required: [type], properties: { type: { enum: [qr] } } }] }")]
    [InlineData("two alternatives become one",
        "{ oneOf: [{ type: object, required: [type], properties: { type: { enum: [a] }, x: { type: integer } } }, { type: object, required: [type], properties: { type: { enum: [b] }, x: { type: integer } } }] }",
        "{ type: object, required: [type], properties: { type: { enum: [a, b] }, x: { type: integer } } }")]
    [InlineData("an object becomes alternatives by its tag",
        "{ type: object, required: [type], properties: { type: { enum: [a, b] }, x: { type: integer } } }",
        "{ oneOf: [{ type: object, required: [type], properties: { type: { enum: [a] }, x: { type: integer } } }, { type: object, required: [type], properties: { type: { enum: [b] }, x: { type: integer } } }] }")]
    [InlineData("a list of types becomes alternatives", "{ type: [string, integer] }", "{ oneOf: [{ type: string }, { type: integer }] }")]
    [InlineData("a type stands beside alternatives that all have it",
        "{ oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: integer } } }] }",
        "{ type: object, oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: integer } } }] }")]
    [InlineData(
        "bounds that say what the format says", "{ type: integer, minimum: -2147483648, maximum: 2147483647 }",
        "{ type: integer, format: int32 }")]
    [InlineData("a format that says nothing of values", "{ type: string }", "{ type: string, format: password }")]
    [InlineData("an unknown format of an object", "{ type: object, format: object }", "{ type: object, format: uri-map }")]
    [InlineData("a strict bound of integers", "{ type: integer, exclusiveMinimum: 0 }", "{ type: integer, minimum: 1 }")]
    [InlineData("another way to write a number", "{ enum: [1, 2] }", "{ enum: [1.0, 2] }")]
    [InlineData(
        "a pattern beside a list whose values all match", "{ type: string, enum: [ab, ac] }",
        "{ type: string, enum: [ab, ac], pattern: '^a' }")]
    [InlineData("nullable in 3.1", "{ type: string }", "{ type: string, nullable: true }")]
    public void The_same_in_other_words_gives_nothing(string what, string one, string other)
    {
        foreach ((string from, string to) in ((string, string)[])[(one, other), (other, one)])
        {
            ContractDiff.Compare(In31(from), In31(to), Given.WireOnly).Findings.Select(
                finding => $"{what}: {finding.Direction} {finding.Wire} {finding.Rule.Id}: {finding.Message}").ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("a request's oneOf gains an alternative that overlaps another",
        "{ oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } }, not: { required: [a] } }] }",
        "{ oneOf: [{ type: object, required: [a], properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } }, not: { required: [a] } }, { type: object, properties: { a: { type: string } }, not: { required: [b] } }] }",
        Direction.Request)]
    [InlineData("an alternative's property has another type, and the other alternative requires nothing",
        "{ anyOf: [{ type: object, required: [c], properties: { c: { type: string } } }, { type: object, properties: { kind: { type: number } } }] }",
        "{ anyOf: [{ type: object, required: [c], properties: { c: { type: object } } }, { type: object, properties: { kind: { type: number } } }] }",
        Direction.Request)]
    [InlineData("an object whose properties require others",
        "{ anyOf: [{ type: object, properties: { c: { type: string }, a: {}, kind: { const: y } }, dependentRequired: { a: [b] } }, { type: object, properties: { kind: { type: number } } }] }",
        "{ anyOf: [{ type: object, properties: { c: { type: object }, a: {}, kind: { const: y } }, dependentRequired: { a: [b] } }, { type: object, properties: { kind: { type: number } } }] }",
        Direction.Request)]
    [InlineData("an alternative takes values of another by what became nullable",
        "{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { kind: { type: integer } } }] }",
        "{ oneOf: [{ type: object, properties: { a: { type: [string, 'null'] } } }, { type: object, properties: { kind: { type: integer } } }] }",
        Direction.Request)]
    [InlineData("a limit of fractions, where the other alternative takes integers",
        "{ anyOf: [{ type: number, maximum: 9 }, { type: integer }] }", "{ anyOf: [{ type: number, maximum: 4 }, { type: integer }] }",
        Direction.Request)]
    [InlineData("another limit by the same number beside another type",
        "{ type: number, minimum: -1 }", "{ minimum: -1, exclusiveMinimum: -1 }", Direction.Request)]
    [InlineData("an alternative goes whose values no other takes",
        "{ oneOf: [{ type: string }, { type: integer }] }", "{ type: string }", Direction.Request)]
    [InlineData("a required property of a response is for requests only",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }", Direction.Response)]
    [InlineData(
        "a pattern lets no old text through", "{ type: string, pattern: '^AC[0-9a-f]{4}$' }",
        "{ type: string, pattern: '^AD[0-9a-f]{4}$' }", Direction.Request)]
    [InlineData("a property among others with patterns",
        "{ type: object, required: [sid], properties: { sid: { type: string, minLength: 34, maxLength: 34, pattern: '^AC[0-9a-fA-F]{32}$' } } }",
        "{ type: object, required: [sid, n], properties: { sid: { type: string, minLength: 34, maxLength: 34, pattern: '^AC[0-9a-fA-F]{32}$' }, n: { type: integer } } }",
        Direction.Request)]
    public void A_break_is_shown_by_a_whole_message(string what, string old, string @new, Direction direction)
    {
        Review review = ContractDiff.Compare(In31(old), In31(@new), Given.WireOnly);

        string all = string.Join(
            '\n', review.Findings.Select(finding => $"{what}: {finding.Direction} {finding.Wire} {finding.Rule.Id}: {finding.Message}"));
        review.Findings.ShouldContain(finding => finding.Direction == direction
            && finding.Wire == WireVerdict.Breaking && finding.Witness != null && finding.Witness.Message != null, all);
    }

    [Fact]
    public void A_subset_of_a_response_is_no_break()
    {
        const string Stored = "{ type: object, properties: { id: { type: string }, type: { type: string } } }", Pix =
            "{ type: object, required: [type], properties: { type: { type: string, enum: [pix] } } }";

        ContractDiff.Compare(In31($"{{ oneOf: [{Pix}, {Stored}] }}"), In31(Stored), Given.WireOnly).Findings
            .ShouldNotContain(finding => finding.Direction == Direction.Response && finding.Wire == WireVerdict.Breaking);
        ContractDiff.Compare(In31($"{{ oneOf: [{Pix}, {Stored}, {{ type: 'null' }}] }}"), In31(Stored), Given.WireOnly).Findings
            .ShouldNotContain(finding => finding.Direction == Direction.Response && finding.Wire == WireVerdict.Breaking);
    }

    [Theory]
    [InlineData(
        "targets changed places", "card: '#/components/schemas/Card', bank: '#/components/schemas/Bank'",
        "card: '#/components/schemas/Bank', bank: '#/components/schemas/Card'", WireVerdict.Breaking)]
    [InlineData(
        "a value was renamed", "card: '#/components/schemas/Card', bank: '#/components/schemas/Bank'",
        "credit: '#/components/schemas/Card', bank: '#/components/schemas/Bank'", WireVerdict.Breaking)]
    [InlineData(
        "the same, in another order", "card: '#/components/schemas/Card', bank: '#/components/schemas/Bank'", "bank: Bank, card: Card",
        null)]
    public void Discriminators_say_which_alternative_a_value_is(string what, string old, string @new, WireVerdict? expected)
    {
        Review review = ContractDiff.Compare(Mapped(old), Mapped(@new), Given.WireOnly);

        foreach (Direction direction in (Direction[])[Direction.Request, Direction.Response])
        {
            review.Findings.Where(finding => finding.Direction == direction)
                .Select(finding => finding.Wire).DefaultIfEmpty(null).Max().ShouldBe(
                expected,
                $"{what}: {string.Join('\n', review.Findings.Select(finding => $"{finding.Direction} {finding.Wire} {finding.Rule.Id}: {finding.Message}"))}");
        }

        static ContractText Mapped(string mapping) => Given.Thing(
            $"{{ oneOf: [{{ $ref: '#/components/schemas/Card' }}, {{ $ref: '#/components/schemas/Bank' }}], discriminator: {{ "
            + $"propertyName: type, mapping: {{ {mapping} }} }} }}",
            others: $"    {Cards.Replace(", enum: [card]", "")}\n    {Banks.Replace(", enum: [bank]", "")}\n");
    }

    [Theory]
    [InlineData("tags are listed by the alternatives, whose components have other names",
        "{ oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }], discriminator: { propertyName: type } }",
        """{"type":"card","number":""}""")]
    [InlineData("an alternative is a union with a discriminator of its own",
        "{ oneOf: [{ $ref: '#/components/schemas/Means' }, { type: object, required: [type], properties: { type: { enum: [cash] } } }], "
        + "discriminator: { propertyName: type } }",
        """{"type":"card","number":""}""")]
    [InlineData("alternatives only require what is described around them",
        "{ type: object, required: [pay], properties: { at: { type: string, format: uri }, by: { type: string, format: uuid }, "
        + "pay: { $ref: '#/components/schemas/Card' } }, anyOf: [{ required: [at] }, { required: [by] }] }",
        """{"at":"https://example.com/","pay":{"type":"card","number":""}}""")]
    [InlineData("what surrounds the value is large",
        "{ type: object, required: [pay], properties: { all: { $ref: '#/components/schemas/Wide' }, pay: { oneOf: [{ $ref: "
        + "'#/components/schemas/Bank' }, { $ref: '#/components/schemas/Card' }], discriminator: { propertyName: type } } } }",
        """{"pay":{"type":"card","number":""}}""")]
    public void A_message_is_built_around_a_value(string what, string thing, string message)
    {
        string others = $"    {Cards}\n    {Banks}\n    Means: {{ oneOf: [{{ $ref: '#/components/schemas/Card' }}, "
            + "{ $ref: '#/components/schemas/Bank' }], discriminator: { propertyName: type } }\n    Wide: { type: object, properties: { "
            + $"{string.Join(", ", Enumerable.Range(0, 300).Select(i => $"p{i}: {{ $ref: '#/components/schemas/Bank' }}"))} }} }}\n";
        ContractText old = Given.Thing(thing, others: others);

        Finding finding = ContractDiff.Compare(
            old, old with { Text = old.Text.Replace("number: { type: string }", "number: { type: integer }") }, Given.WireOnly)
            .Findings.Single(finding => finding.Direction == Direction.Request);

        finding.Wire.ShouldBe(WireVerdict.Breaking);
        finding.Witness.ShouldNotBeNull(what).Message.ShouldNotBeNull(what);
        finding.Witness.Json.ShouldBe(message, what);
    }

    [Theory]
    [InlineData(", defaultMapping: Bank", "", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData("", ", defaultMapping: Bank", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(", defaultMapping: Bank", ", defaultMapping: '#/components/schemas/Card'", WireVerdict.Breaking, WireVerdict.Breaking)]
    [InlineData(", defaultMapping: Bank", ", defaultMapping: '#/components/schemas/Bank'", null, null)]
    public void A_discriminator_may_say_what_any_other_value_is(string old, string @new, WireVerdict? request, WireVerdict? response)
    {
        Review review = ContractDiff.Compare(Mapped(old), Mapped(@new), Given.WireOnly);

        Verdict(Direction.Request).ShouldBe(request);
        Verdict(Direction.Response).ShouldBe(response);

        WireVerdict? Verdict(Direction direction) => review.Findings.Where(finding => finding.Direction == direction)
            .Select(finding => finding.Wire).DefaultIfEmpty(null).Max();

        static ContractText Mapped(string other) => Given.Thing(
            "{ oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Bank' }], discriminator: { "
            + $"propertyName: type, mapping: {{ card: Card, bank: Bank }}{other} }} }}",
            others: $"    {Cards.Replace(", enum: [card]", "")}\n    {Banks.Replace(", enum: [bank]", "")}\n");
    }

    [Theory]
    [InlineData(
        "body required", "requestBody: { required: true, content", "requestBody: { content", "body-became-optional", WireVerdict.Breaking)]
    [InlineData("method", "post: { parameters", "put: { parameters", "operation-removed", WireVerdict.Breaking)]
    [InlineData(
        "signature header", "parameters: [{ name: X-Signature, in: header, required: true, schema: { type: string } }], ", "",
        "parameter-removed", WireVerdict.Breaking)]
    [InlineData(
        "expected status", "'200': { description: Taken. }", "'202': { description: Taken. }", "status-removed", WireVerdict.Breaking)]
    [InlineData(
        "security", "responses: { '200': { description: Taken", "security: [{ key: [] }], responses: { '200': { description: Taken",
        "security-tightened", WireVerdict.Warning)]
    [InlineData(
        "new header", "in: header, required: true, schema: { type: string } }]",
        "in: header, required: true, schema: { type: string } }, { name: X-More, in: header, required: true, schema: { type: string } }]",
        "required-parameter-added", WireVerdict.Compatible)]
    public void A_webhook_is_an_operation_the_other_way_round(string what, string old, string @new, string rule, WireVerdict verdict)
    {
        ContractText before = Given.Thing("{ type: string }", others: """
            webhooks: { moved: { post: { parameters: [{ name: X-Signature, in: header, required: true, schema: { type: string } }], requestBody: { required: true, content: { application/json: { schema: { type: string } } } }, responses: { '200': { description: Taken. } } } } }
            """);
        before = before with { Text = before.Text.Replace("3.0.3", "3.1.0") };
        before.Text.ShouldContain(old, customMessage: what);

        Finding finding = ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, @new) }, Given.WireOnly).Findings[0];

        finding.Rule.Id.ShouldBe(rule, what);
        finding.Wire.ShouldBe(verdict, what);
    }

    [Theory]
    [InlineData(
        "'404': { description: No., content: { application/json: { schema: { type: string } } } }",
        "default: { description: No., content: { application/json: { schema: { type: integer } } } }", true)]
    [InlineData(
        "'404': { description: No., content: { application/json: { schema: { type: string } } } }",
        "default: { description: No., content: { application/json: { schema: { type: string } } } }", false)]
    [InlineData("'302': { description: Moved. }", "'201': { description: Made. }", true)]
    [InlineData("2XX: { description: Fine. }", "'202': { description: Fine. }", false)]
    [InlineData("3XX: { description: Moved. }", "3xx: { description: Moved. }", false)]
    [InlineData(
        "'404': { description: No., content: { application/json: { schema: { type: string } } } }",
        "4xx: { description: No., content: { application/json: { schema: { type: integer } } } }", true)]
    public void A_status_is_covered_by_its_class_or_by_default(string old, string @new, bool isBreaking)
    {
        ContractText thing = Given.Thing("{ type: string }");
        ContractText With(string response)
            => thing with { Text = thing.Text.Replace("        '200':", $"        {response}\n        '200':") };

        ContractDiff.Compare(With(old), With(@new), Given.WireOnly).Findings.Any(finding => finding.Wire == WireVerdict.Breaking)
            .ShouldBe(isBreaking);
    }

    [Theory]
    [InlineData("https://a.example.com/v1", "https://a.example.com/v2", WireVerdict.Breaking)]
    [InlineData(
        "https://{r}.example.com', variables: { r: { default: us, enum: [us, eu] } }, x-a: '",
        "https://{r}.example.com', variables: { r: { default: us, enum: [us] } }, x-a: '", WireVerdict.Breaking)]
    [InlineData(
        "https://{r}.example.com', variables: { r: { default: us, enum: [us, eu] } }, x-a: '",
        "https://{r}.example.com', variables: { r: { default: eu, enum: [us, eu] } }, x-a: '", WireVerdict.Warning)]
    [InlineData("https://us.example.com", "https://{r}.example.com', variables: { r: { default: us } }, x-a: '", WireVerdict.Compatible)]
    [InlineData("https://{r}.example.com', variables: { r: { default: us } }, x-a: '", "https://us.example.com", WireVerdict.Warning)]
    [InlineData("https://{r}.example.com', variables: { r: { default: us } }, x-a: '", "https://eu.example.com", WireVerdict.Breaking)]
    [InlineData(
        "https://{r}.example.com/v1', variables: { r: { default: us, enum: [us, eu] } }, x-a: '",
        "https://us.example.com/v1/' }, { url: 'https://eu.example.com/v1", null)]
    [InlineData(
        "https://us.example.com/v1' }, { url: 'https://eu.example.com/v1",
        "https://{r}.example.com/v1', variables: { r: { default: us, enum: [us, eu] } }, x-a: '", null)]
    [InlineData(
        "https://us.example.com/v1' }, { url: 'https://eu.example.com/v1",
        "https://{r}.example.com/v1', variables: { r: { default: us, enum: [us, de] } }, x-a: '", WireVerdict.Breaking)]
    [InlineData(
        "https://{r}.example.com', variables: { r: { default: us, enum: [us, eu] } }, x-a: '", "https://us.example.com",
        WireVerdict.Breaking)]
    public void Where_calls_go_is_part_of_the_contract(string old, string @new, WireVerdict? verdict)
    {
        ContractText before = Given.Thing("{ type: string }", others: $"servers: [{{ url: '{old}' }}]"), after =
            Given.Thing("{ type: string }", others: $"servers: [{{ url: '{@new}' }}]");

        ContractDiff.Compare(before, after, Given.WireOnly).Findings.Max(finding => (WireVerdict?)finding.Wire).ShouldBe(verdict);
    }

    [Theory]
    [InlineData("a scheme has another name", "security: [{ key: [] }]", "security: [{ token: [] }]", "", null)]
    [InlineData(
        "a query value may be repeated", "", "",
        "{ name: q, in: query, schema: { type: string } } → { name: q, in: query, schema: { type: array, items: { type: string } } }",
        WireVerdict.Compatible)]
    [InlineData(
        "a default of a parameter", "", "",
        "{ name: q, in: query, schema: { type: string, default: a } } → { name: q, in: query, schema: { type: string, default: b } }",
        WireVerdict.Warning)]
    [InlineData(
        "an empty value", "", "",
        "{ name: q, in: query, allowEmptyValue: true, schema: { type: boolean } } → { name: q, in: query, schema: { type: boolean } }",
        WireVerdict.Breaking)]
    public void Names_and_ways_to_write_are_judged_by_what_is_sent(
        string what, string oldOperation, string newOperation, string parameters, WireVerdict? expected)
    {
        string[] sides = parameters.Split(" → ");
        ContractText old = Operation(oldOperation, sides[0], "key"), @new = Operation(newOperation, sides[^1], "token");

        ContractDiff.Compare(old, @new, Given.WireOnly).Findings.Select(finding => finding.Wire)
            .DefaultIfEmpty(null).Max().ShouldBe(expected, what);

        static ContractText Operation(string more, string parameter, string scheme)
        {
            string lines = (more.Length > 0 ? $"\n      {more}" : "") + (parameter.Length > 0 ? $"\n      parameters: [{parameter}]" : "");
            ContractText thing =
                Given.Thing("{ type: string }", others: $"  securitySchemes: {{ {scheme}: {{ type: http, scheme: bearer }} }}\n");
            return thing with { Text = thing.Text.Replace("operationId: createThing", "operationId: createThing" + lines) };
        }
    }

    [Theory]
    [InlineData("description: Reads.", "description: Reads everything.", null)]
    [InlineData("read: ", "write: Writes., read: ", WireVerdict.Compatible)]
    [InlineData("read: Reads.", "", WireVerdict.Warning)]
    [InlineData("tokenUrl: /token", "tokenUrl: /tokens", WireVerdict.Warning)]
    [InlineData("clientCredentials:", "password: { tokenUrl: /token, scopes: {} }, clientCredentials:", WireVerdict.Compatible)]
    [InlineData("clientCredentials:", "password:", WireVerdict.Warning)]
    public void Ways_to_get_a_token_are_compared_without_their_descriptions(string old, string now, WireVerdict? expected)
    {
        ContractText before = Given.Thing(
            "{ type: string }",
            others: "  securitySchemes: { key: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { read: Reads. }, "
                + "x-note: { description: Reads. } } } } }\nsecurity: [{ key: [] }]\n");
        before.Text.ShouldContain(old);

        ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, now, StringComparison.Ordinal) }, Given.WireOnly)
            .Findings.Select(finding => finding.Wire).DefaultIfEmpty(null).Max().ShouldBe(expected);
    }

    [Fact]
    public void Several_paths_of_one_template_are_each_compared()
    {
        ContractText Paths(string first, string second, string type) => Given.Thing("{ type: string }") is var thing
            ? thing with
            {
                Text = thing.Text.Replace(
                    "  /things:",
                    $$"""
                      /users/{{{first}}}:
                        parameters: [{ name: {{first}}, in: path, required: true, schema: { type: string } }]
                        get: { responses: { '200': { description: Fine. } } }
                      /users/{{{second}}}:
                        parameters: [{ name: {{second}}, in: path, required: true, schema: { type: string } }]
                        put: { parameters: [{ name: q, in: query, schema: { type: {{type}} } }], responses: { '200': { description: Fine. } } }
                      /things:
                    """),
            }
            : thing;

        ContractDiff.Compare(Paths("id", "name", "string"), Paths("id", "name", "integer"), Given.WireOnly)
            .Findings.ShouldHaveSingleItem().Operations.ShouldBe(["PUT /users/{name}"]);
        ContractDiff.Compare(Paths("id", "name", "string"), Paths("id", "login", "string"), Given.WireOnly).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Another_description_of_a_schema_that_nothing_uses_is_no_change()
    {
        ContractText Unused(string more) => Given.Thing("{ type: string }", others: $"    Event: {{ type: object, {more} }}\n");

        ContractDiff.Compare(Unused("description: One."), Unused("description: Another."), Given.WireOnly).Findings.ShouldBeEmpty();
        ContractDiff.Compare(Unused("description: One."), Unused("required: [a]"), Given.WireOnly)
            .Findings.ShouldHaveSingleItem().Rule.ShouldBe(WireRules.UnusedSkipped);
    }

    [Fact]
    public void The_last_operation_that_goes_is_shown()
    {
        ContractText old = Given.Thing("{ type: string }");
        ContractText empty = old with { Text = $"{old.Text[..old.Text.IndexOf("paths:", StringComparison.Ordinal)]}paths: {{}}\n" };

        Finding finding = ContractDiff.Compare(old, empty, Given.WireOnly).Findings.First();

        finding.Wire.ShouldBe(WireVerdict.Breaking);
        finding.Witness.ShouldNotBeNull();
    }

    [Fact]
    public void A_limit_far_away_is_shown_too()
        => ContractDiff.Compare(
            Given.Thing("{ type: string, maxLength: 152133 }"), Given.Thing("{ type: string, maxLength: 152132 }"), Given.WireOnly)
            .Findings.ShouldContain(finding => finding.Wire == WireVerdict.Breaking && finding.Witness != null);

    [Fact]
    public void A_parameter_of_a_path_has_its_name()
    {
        ContractText thing = Given.Thing("{ type: string }");
        ContractText Parameter(string type) => thing with
        {
            Text = thing.Text.Replace("    post:", $"    parameters: [{{ name: q, in: query, schema: {{ type: {type} }} }}]\n    post:"),
        };

        ContractDiff.Compare(Parameter("string"), Parameter("integer"), Given.WireOnly).Findings.ShouldHaveSingleItem()
            .Message.ShouldStartWith("The type of the query parameter 'q' ");
    }

    [Fact]
    public void A_field_of_a_form_is_text()
    {
        ContractText old = Given.Thing("{ type: object, properties: { n: { type: integer } } }"), form = old with
        {
            Text = old.Text.Replace(
            "application/json:\n            schema: { $ref: '#/components/schemas/Thing' }\n      responses",
            "application/x-www-form-urlencoded:\n            schema: { type: object, properties: { n: { type: integer } } }\n      "
            + "responses")
        };
        form.Text.ShouldNotBe(old.Text);

        ContractDiff.Compare(form, form with
        {
            Text = form.Text.Replace(
            "schema: { type: object, properties: { n: { type: integer } } }",
            "schema: { type: object, properties: { n: { type: string } } }")
        }, Given.WireOnly)
            .Findings.ShouldNotContain(finding => finding.Wire == WireVerdict.Breaking);
    }

    [Theory]
    [InlineData("x-stability-level: ga")]
    [InlineData("deprecated: true\n      x-sunset: soon")]
    public void What_is_wrong_with_a_promise_is_new_only_once(string lines)
    {
        ContractText plain = Given.Thing("{ type: string }"), wrong =
            plain with { Text = plain.Text.Replace("operationId: createThing", $"operationId: createThing\n      {lines}") };

        ContractDiff.Compare(wrong, wrong, Given.WireOnly).Findings.ShouldBeEmpty();
        ContractDiff.Compare(plain, wrong, Given.WireOnly).Findings.ShouldContain(finding => finding.Wire == WireVerdict.Warning);
    }

    [Fact]
    public void A_required_property_that_is_no_longer_described_may_have_any_value()
    {
        Finding finding = ContractDiff.Compare(
            In31("{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }"),
            In31("{ type: object, required: [a, b], properties: { a: { type: string } } }"), Given.WireOnly)
            .Findings.Single(finding => finding.Direction == Direction.Response);

        finding.Message.ShouldContain("still required");
        finding.Wire.ShouldBe(WireVerdict.Breaking);
        finding.Witness!.Json.ShouldBe("""{"a":"","b":1}""");
    }

    private static ContractText In31(string schema)
    {
        ContractText thing = Given.Thing(schema);
        return thing with { Text = thing.Text.Replace("3.0.3", "3.1.0") };
    }
}
