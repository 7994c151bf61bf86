namespace XaiGen.Review.Tests;

/// <summary>One change each, with its verdict for senders and for readers.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData("{ type: string }", "{ type: integer }", "type-changed", WireVerdict.Breaking, WireVerdict.Breaking)]
    [InlineData("{ type: integer }", "{ type: number }", "type-widened", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData("{ type: number }", "{ type: integer }", "type-narrowed", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData("{ type: string }", "{ type: string, nullable: true }", "became-nullable", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ type: string, nullable: true }", "{ type: string }", "became-not-nullable", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData("{ type: string }", "{ type: string, format: date-time }", "format-changed", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: integer, format: int64 }", "{ type: integer, format: int32 }", "format-changed", WireVerdict.Breaking,
        WireVerdict.Compatible)]
    [InlineData(
        "{ type: string, enum: [a, b] }", "{ type: string, enum: [a] }", "enum-value-removed", WireVerdict.Breaking,
        WireVerdict.Compatible)]
    [InlineData(
        "{ type: string, enum: [a] }", "{ type: string, enum: [a, b] }", "enum-value-added", WireVerdict.Compatible, WireVerdict.Warning)]
    [InlineData("{ type: string }", "{ type: string, enum: [a] }", "enum-added", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: integer, minimum: 1 }", "{ type: integer, minimum: 2 }", "minimum-raised", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData("{ type: integer }", "{ type: integer, minimum: 2 }", "minimum-raised", WireVerdict.Warning, WireVerdict.Compatible)]
    [InlineData("{ type: integer, maximum: 9 }", "{ type: integer }", "maximum-raised", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ type: integer, multipleOf: 2 }", "{ type: integer, multipleOf: 4 }", "multiple-changed", WireVerdict.Breaking,
        WireVerdict.Compatible)]
    [InlineData(
        "{ type: array, items: { type: string }, maxItems: 5 }", "{ type: array, items: { type: string }, maxItems: 3 }", "size-narrowed",
        WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: array, items: { type: string } }", "{ type: array, items: { type: string }, uniqueItems: true }", "unique-items-added",
        WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData("{ type: string }", "{ type: string, pattern: '^a' }", "pattern-added", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: object, properties: { a: { type: string } } }", "{ type: object, required: [a], properties: { a: { type: string } } }",
        "property-became-required", WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: object, required: [a], properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string } } }",
        "property-became-optional", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, additionalProperties: false, properties: { a: { type: string } } }", "additional-properties-narrowed",
        WireVerdict.Breaking, WireVerdict.Compatible)]
    [InlineData(
        "{ type: object, additionalProperties: { type: string } }", "{ type: object, additionalProperties: { type: integer } }",
        "type-changed", WireVerdict.Breaking, WireVerdict.Breaking)]
    [InlineData(
        "{ oneOf: [{ type: string }, { type: integer }] }", "{ oneOf: [{ type: string }] }", "union-removed", WireVerdict.Breaking,
        WireVerdict.Compatible)]
    [InlineData(
        "{ oneOf: [{ type: string }, { type: integer }] }", "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
        "union-member-added", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ anyOf: [{ type: object }, { type: array, items: {} }] }", "{ anyOf: [{ type: string }, { type: boolean }] }", "type-changed",
        WireVerdict.Breaking, WireVerdict.Breaking)]
    [InlineData(
        "{ type: object, oneOf: [{ properties: { type: { enum: [a] } } }, { properties: { type: { enum: [b] } } }] }", "{ type: object }",
        "union-removed", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ enum: [a, b], const: a }", "{ enum: [a, b], const: b }", "enum-value-removed", WireVerdict.Breaking, WireVerdict.Breaking)]
    [InlineData(
        "{ type: string }", "{ oneOf: [{ type: string }, { type: integer }] }", "union-added", WireVerdict.Compatible,
        WireVerdict.Breaking)]
    [InlineData(
        "{ type: integer }", "{ anyOf: [{ type: integer, minimum: 2 }, { type: string }] }", "minimum-raised", WireVerdict.Warning,
        WireVerdict.Breaking)]
    [InlineData(
        "{ type: object, required: [url], properties: { url: { type: string } } }",
        "{ oneOf: [{ type: object, required: [url], properties: { url: { type: string } }, not: { required: [id] } }, { type: object, required: [id], properties: { id: { type: string } }, not: { required: [url] } }] }",
        "union-added", WireVerdict.Compatible, WireVerdict.Breaking)]
    [InlineData(
        "{ type: object, properties: { a: { type: string } } }", "{ type: object, properties: { a: { type: string, readOnly: true } } }",
        "access-changed", WireVerdict.Warning, WireVerdict.Compatible)]
    public void A_change_of_a_value_breaks_the_right_side(string old, string @new, string rule, WireVerdict request, WireVerdict response)
    {
        Review review = ContractDiff.Compare(Given.Thing(old), Given.Thing(@new), Given.WireOnly);

        string all = string.Join('\n', review.Findings.Select(finding => $"{finding.Rule.Id} {finding.Direction} {finding.Wire}"));
        review.Findings.Where(finding => finding.Rule.Id == rule).ShouldNotBeEmpty(all);
        Loudest(Direction.Request).ShouldBe(request, all);
        Loudest(Direction.Response).ShouldBe(response, all);

        WireVerdict Loudest(Direction direction)
            => review.Findings.Where(finding => finding.Direction == direction)
                .Select(finding => finding.Wire!.Value).DefaultIfEmpty().Max();
    }

    [Fact]
    public void Types_that_exclude_each_other_allow_no_value()
        => ContractDiff.Compare(
            Given.Thing("{ type: string }"), Given.Thing("{ allOf: [{ type: string }, { type: integer }] }"), Given.WireOnly)
            .Findings.ShouldContain(finding => finding.Wire == WireVerdict.Breaking
                && finding.Message == "No value is allowed any more for 'Thing'.");

    [Theory]
    [InlineData("{ type: array, items: @ }", "each item of the request body")]
    [InlineData("{ type: array, prefixItems: [@] }", "'[0]' of the request body")]
    [InlineData("{ type: array, contains: @ }", "the item that must be in the request body")]
    [InlineData("{ type: object, additionalProperties: @ }", "each value of the request body")]
    [InlineData("{ type: object, patternProperties: { ^x: @ } }", "each value of the request body whose name matches '^x'")]
    [InlineData("{ type: object, properties: { a: { type: object, patternProperties: { ^x: @ } } } }", "'a{^x}' of the request body")]
    [InlineData("{ type: object, properties: { a: { type: array, contains: @ } } }", "the item that must be in 'a' of the request body")]
    [InlineData("{ type: string, contentMediaType: application/json, contentSchema: @ }", "the content of the request body")]
    public void A_message_names_the_part_that_changed(string schema, string name)
    {
        Review review = ContractDiff.Compare(Body("string"), Body("integer"), Given.WireOnly);

        review.Findings.Select(finding => finding.Message)
            .ShouldContain($"The type of {name} went from string to integer.");

        ContractText Body(string type)
        {
            ContractText thing = Given.Thing("{}");
            return thing with
            {
                Text = thing.Text.Replace("3.0.3", "3.1.0")
                    .Replace("{ $ref: '#/components/schemas/Thing' }", schema.Replace("@", $"{{ type: {type} }}")),
            };
        }
    }

    [Theory]
    [InlineData("operationId: createThing", "operationId: makeThing", "operation-id-changed", WireVerdict.Compatible)]
    [InlineData("operationId: createThing", "operationId: createThing\n      deprecated: true", "deprecated", WireVerdict.Compatible)]
    [InlineData(
        "operationId: createThing",
        "operationId: createThing\n      parameters: [{ name: q, in: query, required: true, schema: { type: string } }]",
        "required-parameter-added", WireVerdict.Breaking)]
    [InlineData(
        "operationId: createThing", "operationId: createThing\n      parameters: [{ name: q, in: query, schema: { type: string } }]",
        "parameter-added", WireVerdict.Compatible)]
    [InlineData(
        "operationId: createThing", "operationId: createThing\n      security: [{ key: [] }]", "security-tightened", WireVerdict.Breaking)]
    [InlineData("required: true", "required: false", "body-became-optional", WireVerdict.Compatible)]
    [InlineData("'200':", "'201':", "status-removed", WireVerdict.Breaking)]
    [InlineData("application/json", "application/xml", "media-type-removed", WireVerdict.Breaking)]
    [InlineData("/things:", "/stuff:", "path-removed", WireVerdict.Breaking)]
    [InlineData("post:", "put:", "operation-removed", WireVerdict.Breaking)]
    [InlineData("info:", "servers: [{ url: 'https://example.com' }]\ninfo:", "server-added", WireVerdict.Compatible)]
    public void A_change_of_an_operation_gets_its_verdict(string old, string @new, string rule, WireVerdict verdict)
    {
        ContractText before = Given.Thing("{ type: string }");
        before.Text.ShouldContain(old);

        Review review = ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, @new) }, Given.WireOnly);

        review.Findings.ShouldContain(finding => finding.Rule.Id == rule && finding.Wire == verdict);
        review.Findings.Where(finding => finding.Wire == WireVerdict.Breaking).ShouldAllBe(_ => verdict == WireVerdict.Breaking);
    }

    [Theory]
    [InlineData(
        "operationId: createThing",
        "operationId: createThing\n      parameters: [{ name: q, in: query, required: true, schema: { type: string } }]",
        """{"method":"POST","path":"/things"}""", true)]
    [InlineData(
        "operationId: createThing",
        "operationId: createThing\n      parameters: [{ name: X-Trace, in: header, required: true, schema: { type: string } }]",
        """{"method":"POST","path":"/things"}""", true)]
    [InlineData(
        "operationId: createThing", "operationId: createThing\n      security: [{ key: [read] }]",
        """{"method":"POST","path":"/things","credentials":{}}""", true)]
    [InlineData(
        "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/Thing' }\n",
        "", """{"method":"POST","path":"/things","body":"x"}""", true)]
    [InlineData("'200':", "'201':", """{"status":"200"}""", true)]
    [InlineData("application/json", "application/xml", """{"contentType":"application/json"}""", true)]
    [InlineData("/things:", "/stuff:", """{"method":"POST","path":"/things"}""", true)]
    [InlineData("post:", "put:", """{"method":"POST","path":"/things"}""", true)]
    public void A_break_outside_of_schemas_is_shown_by_an_exchange(string old, string @new, string witness, bool validBefore)
    {
        ContractText before = Given.Thing("{ type: string }");
        before.Text.ShouldContain(old);

        Review review = ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, @new) }, Given.WireOnly);

        review.Findings.Where(finding => finding.Wire == WireVerdict.Breaking).ShouldNotBeEmpty();
        review.Findings.Where(finding => finding.Wire == WireVerdict.Breaking)
            .Select(finding => finding.Witness).Distinct().ShouldHaveSingleItem()
            .ShouldBe(new Witness(witness, validBefore));
    }

    [Fact]
    public void An_answer_without_a_header_that_was_always_there_shows_the_break()
    {
        ContractText before = Given.Thing("{ type: string }");
        before = before with
        {
            Text = before.Text.Replace(
            "description: Done.", "description: Done.\n          headers: { X-Id: { required: true, schema: { type: string } } }")
        };

        Finding finding = ContractDiff.Compare(
            before, before with { Text = before.Text.Replace("required: true, schema", "schema") },
            Given.WireOnly).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.HeaderBecameOptional);
        finding.Witness.ShouldBe(new Witness("""{"status":"200","headers":{}}""", ValidBefore: false));
    }

    [Theory]
    [InlineData(
        "webhooks: { moved: { post: { requestBody: { content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } } }, responses: { '200': { description: Taken. } } } } }",
        "required: [id], ", "", "property-became-optional", WireVerdict.Breaking)]
    [InlineData(
        "webhooks: { moved: { post: { requestBody: { content: { application/json: { schema: { type: string, maxLength: 5 } } } }, responses: { '200': { description: Taken. } } } } }",
        "maxLength: 5", "maxLength: 4", "size-narrowed", WireVerdict.Compatible)]
    [InlineData(
        "webhooks: { moved: { post: { responses: { '200': { description: Taken., content: { application/json: { schema: { type: string, maxLength: 5 } } } } } } } }",
        "maxLength: 5", "maxLength: 4", "size-narrowed", WireVerdict.Breaking)]
    [InlineData(
        "webhooks: { moved: { post: { responses: { '200': { description: Taken. } } } } }", "moved:", "shifted:", "webhook-removed",
        WireVerdict.Breaking)]
    public void Calls_that_the_API_makes_are_read_by_its_users(string webhooks, string old, string @new, string rule, WireVerdict verdict)
    {
        ContractText before = Given.Thing("{ type: string }", others: webhooks);
        before = before with { Text = before.Text.Replace("3.0.3", "3.1.0") };

        Finding finding = ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, @new) }, Given.WireOnly).Findings[0];

        finding.Rule.Id.ShouldBe(rule);
        finding.Wire.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(
        "done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: string, enum: [a] } } } }, responses: { '200': { description: Taken. } } } } }",
        "enum: [a]", "maxLength: 9", "enum-removed", WireVerdict.Warning)]
    [InlineData(
        "done: { '{$request.body#/url}': { post: { responses: { '200': { description: Taken. } } } } }", "done:", "ended:",
        "callback-removed", WireVerdict.Breaking)]
    [InlineData(
        "done: { '{$request.body#/url}': { post: { responses: { '200': { description: Taken. } } } } }", "request.body#/url",
        "request.query.url", "callback-url-changed", WireVerdict.Breaking)]
    public void Callbacks_are_read_too(string callback, string old, string @new, string? rule, WireVerdict? verdict)
    {
        ContractText before = Given.Thing("{ type: string }");
        before = before with
        {
            Text =
            before.Text.Replace("operationId: createThing", "operationId: createThing\n      callbacks: { " + callback + " }")
        };

        Finding? finding =
            ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, @new) }, Given.WireOnly).Findings.FirstOrDefault();

        finding?.Rule.Id.ShouldBe(rule);
        finding?.Wire.ShouldBe(verdict);
        finding?.Operations.ShouldBe(["POST /things"]);
        (finding is null).ShouldBe(rule is null);
    }

    [Fact]
    public void The_servers_of_an_operation_stand_for_those_of_the_document()
    {
        ContractText before = Given.Thing("{ type: string }", others: "servers: [{ url: 'https://a.example.com' }]");
        ContractText after = before with
        {
            Text = before.Text.Replace(
            "operationId: createThing", "operationId: createThing\n      servers: [{ url: 'https://b.example.com/' }]")
        };

        ContractDiff.Compare(before, after, Given.WireOnly).Findings.Select(finding => (finding.Rule, finding.Operations.Single()))
            .ShouldBe([(WireRules.ServerRemoved, "POST /things"), (WireRules.ServerAdded, "POST /things")]);
        ContractDiff.Compare(
            after, after with { Text = after.Text.Replace("b.example.com/", "b.example.com") }, Given.WireOnly).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void The_way_a_part_of_a_form_is_written_matters()
    {
        ContractText form = Given.Thing("{ type: object, properties: { file: { type: string } } }");
        form = form with { Text = form.Text.Replace("application/json", "multipart/form-data") };
        ContractText typed = form with
        {
            Text = form.Text.Replace(
            "schema: { $ref: '#/components/schemas/Thing' }\n      responses",
            "schema: { $ref: '#/components/schemas/Thing' }\n            encoding: { file: { contentType: image/png } }\n      responses")
        };

        ContractDiff.Compare(form, typed, Given.WireOnly).Findings.ShouldHaveSingleItem().Rule.ShouldBe(WireRules.EncodingChanged);
    }

    [Fact]
    public void A_finding_shows_both_places()
    {
        ContractText old =
            Given.Thing("{ type: integer, maximum: 9 }", "old.yaml"), @new = Given.Thing("{ type: integer, maximum: 5 }", "new.yaml");

        Finding finding = ContractDiff.Compare(old, @new, Given.WireOnly).Findings.First(finding => finding.Direction == Direction.Request);

        finding.Pointer.ShouldBe("#/components/schemas/Thing/maximum");
        finding.Old.ShouldNotBeNull().ShouldSatisfyAllConditions(
            place => place.File.ShouldBe("old.yaml"),
            place => old.Text.Split('\n')[place.Line - 1][(place.Column - 1)..].ShouldStartWith("9"));
        finding.New.ShouldNotBeNull().ShouldSatisfyAllConditions(
            place => place.File.ShouldBe("new.yaml"),
            place => @new.Text.Split('\n')[place.Line - 1][(place.Column - 1)..].ShouldStartWith("5"));
    }

    [Theory]
    [InlineData("swagger: '1.2'", "XG0201")]
    [InlineData("a: [", "XG0101")]
    [InlineData("", "XG0102")]
    public void What_cannot_be_read_is_said_and_nothing_is_thrown(string text, string rule)
    {
        Review review = ContractDiff.Compare(new ContractText("old.yaml", text), Given.Thing("{ type: string }"));

        review.IsReadable.ShouldBeFalse();
        review.Unreadable.ShouldHaveSingleItem().ToString().ShouldStartWith("old.yaml(1,");
        review.Unreadable[0].Problem.Rule.Id.ShouldBe(rule);
    }

    [Fact]
    public void The_catalogue_names_each_rule_once()
        => WireRules.All.Concat(CSharpRules.All).Concat(LintRules.All).Select(rule => rule.Id).ShouldBeUnique();
}
