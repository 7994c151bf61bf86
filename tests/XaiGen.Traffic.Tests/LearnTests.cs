using System.Diagnostics;
using XaiGen.Review;
using XaiGen.Traffic.Learning;
using XaiGen.Traffic.Reports;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

public sealed class LearnTests
{
    private const string Text = """
        # Kept by hand.
        openapi: 3.0.3
        info: { title: Shop, version: '1' }
        servers: [{ url: https://api.example/v1 }]
        paths:
          /orders/{order_id}:
            get:
              operationId: getOrder
              parameters:
                - { name: order_id, in: path, required: true, schema: { type: string } }
              responses:
                '200':   # the order
                  description: The order.
                  headers:
                    ETag: { required: true, schema: { type: string } }
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Order' }
                '404': { $ref: '#/components/responses/NotFound' }
          /orders:
            get:
              operationId: listOrders
              responses:
                '200':
                  description: The orders.
                  content:
                    application/json:
                      schema:
                        type: array
                        items: { $ref: '#/components/schemas/Order' }
        components:
          responses:
            NotFound:
              description: Nothing is there.
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Error' }
          schemas:
            Order:
              type: object
              required: [id, state, note]
              properties:
                # Opaque.
                id: { type: string, maxLength: 8 }
                state:
                  type: string
                  enum: [open, done]   # all of them
                  x-enum-varnames: [Open, Done]
                note:
                  type: string   # a word of the buyer
                # Decision 7 (count): never more than five, says the guide.
                count: { type: integer, format: int32, minimum: 1, maximum: 5 }
                created_at: { type: integer, format: unix-time }
                link: { type: string, format: uuid }
                total: { $ref: '#/components/schemas/Money' }
                payment: { $ref: '#/components/schemas/Payment' }

            Money:
              type: object
              required: [amount]
              properties:
                amount: { type: integer }
            Payment:
              x-xaigen-union: [Card, Cash]
              oneOf:
                - type: object
                  required: [kind]
                  properties:
                    kind: { type: string, enum: [card] }
                - type: object
                  required: [kind]
                  properties:
                    kind: { type: string, enum: [cash] }
            Error:
              type: object
              properties:
                error: { type: string }
                created_at: { type: integer, format: unix-time }
        """;

    private const string Order = """{"id":"a","state":"open","note":"n"}""";

    private static readonly ContractText s_contract = new("shop.yaml", Text + "\n");

    public static TheoryData<string, string, string> Departures => new()
    {
        { "UnknownProperty", """{"id":"a","state":"open","note":"n","weight":0.5}""", "        weight:\n          type: number" },
        { "UnknownProperty", """{"id":"a","state":"open","note":"n","tip":{"amount":3}}""",
            "        tip:\n          $ref: '#/components/schemas/Money'" },
        { "UnknownProperty", """{"id":"a","state":"open","note":"n","seen":"2026-01-01T00:00:00Z"}""",
            "        seen:\n          type: string\n          format: date-time" },
        { "UnknownProperty", """{"id":"a","state":"open","note":"n","paid":null}""", "" },
        { "UnknownValue", """{"id":"a","state":"on_hold","note":"n"}""",
            "enum: [open, done, on_hold]   # all of them\n          x-enum-varnames: [Open, Done, OnHold]" },
        { "MissingProperty", """{"id":"a","state":"open"}""", "required: [id, state]" },
        { "UnexpectedNull", """{"id":"a","state":"open","note":null}""", "type: string   # a word of the buyer\n          nullable: true" },
        { "UnexpectedNull", """{"id":"a","state":"open","note":"n","total":null}""",
            "total: { nullable: true, allOf: [{ $ref: '#/components/schemas/Money' }] }" },
        { "TooLong", """{"id":"aaaaaaaaaaaa","state":"open","note":"n"}""", "maxLength: 12" },
        { "BelowMinimum", """{"id":"a","state":"open","note":"n","count":-2}""", "minimum: -2" },
        { "AboveMaximum", """{"id":"a","state":"open","note":"n","count":9}""", "maximum: 9" },
        { "OtherFormat", """{"id":"a","state":"open","note":"n","link":"x"}""", "link: { type: string }" },
        { "OtherType", """{"id":"a","state":"open","note":"n","total":{"amount":0.5}}""", "amount: { type: number }" },
        { "OtherType", """{"id":7,"state":"open","note":"n"}""", "id: { oneOf: [{ type: string, maxLength: 8 }, { type: integer }] }" },
        { "UnknownCase", """{"id":"a","state":"open","note":"n","payment":{"kind":"gift_card","code":"x"}}""",
            "x-xaigen-union: [Card, Cash, GiftCard]" },
    };

    [Theory]
    [MemberData(nameof(Departures))]
    public void A_departure_is_told_once_and_its_edit_keeps_the_rest_of_the_text(string kind, string body, string written)
    {
        Exchange[] exchanges = [.. Enumerable.Range(0, 6).Select(_ => Got(body))];

        Learned learned = ContractLearner.Learn(s_contract, exchanges, new LearnOptions { ComparesCSharp = false });

        Proposal proposal = learned.Proposals.ShouldHaveSingleItem();
        (proposal.Observation.Kind.ToString(), proposal.Observation.Count, proposal.Certainty >= Certainty.Likely)
            .ShouldBe((kind, 6, true));
        proposal.Observation.Operation.ShouldBe("GET /orders/{order_id}");
        learned.Text.ReplaceLineEndings("\n").ShouldContain(written);
        ShouldKeepLines(learned.Text);
        if (written.Length > 0)
        {
            ContractLearner.Learn(s_contract with { Text = learned.Text }, exchanges).Proposals.ShouldBeEmpty(learned.Text);
        }
        else
        {
            proposal.Observation.Shape.ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Departures))]
    public void The_same_holds_for_JSON_and_for_Windows_line_ends(string kind, string body, string written)
    {
        string json = JsonText(Text);
        foreach (ContractText contract in (ContractText[])[new("shop.json", json),
            new("shop.yaml", s_contract.Text.ReplaceLineEndings("\r\n"))])
        {
            Learned learned = ContractLearner.Learn(contract, [Got(body), Got(body)], new LearnOptions { ComparesCSharp = false });

            learned.Proposals.ShouldHaveSingleItem().Observation.Kind.ToString().ShouldBe(kind);
            learned.Text.Replace("\r\n", "").Contains('\n').ShouldBe(contract.Name.EndsWith("json", StringComparison.Ordinal));
            if (written.Length > 0)
            {
                ContractLearner.Learn(contract with { Text = learned.Text }, [Got(body)]).Proposals.ShouldBeEmpty(learned.Text);
            }
        }
    }

    [Fact]
    public void What_fits_is_not_told()
        => ContractLearner.Learn(s_contract,
            [Got(Order), Got("""{"error":"x"}""", status: 404), Got("[]", "/orders"), Got("{}", status: 503)]).Proposals.ShouldBeEmpty();

    [Fact]
    public void Of_a_status_a_header_a_media_type_a_parameter_and_an_operation_the_contract_learns_too()
    {
        Exchange[] exchanges =
        [
            .. Twice(Got("""{"error":"x"}""", "/orders", 404)), .. Twice(Got(Order, headers: [("Content-Type", "application/json")])),
                .. Twice(Got("a,b", headers: [("Content-Type", "text/csv"), ("ETag", "x")])),
            .. Twice(Got("[]", "/orders?page=2")), .. Twice(Got("[]", "/orders?page=3")),
                .. Twice(Got("""{"error":"late"}""", "/shipments/shp_12345/events")),
                    .. Twice(Got("""{"error":"late"}""", "/shipments/shp_99999/events")),
        ];

        Learned learned = ContractLearner.Learn(s_contract, exchanges, new LearnOptions { ComparesCSharp = false });

        learned.Proposals.Select(proposal => proposal.Observation.Kind.ToString()).Order().ShouldBe(
            ["MissingHeader", "UnknownMediaType", "UnknownOperation", "UnknownParameter", "UnknownStatus"]);
        learned.Text.ShouldContain("'404':\n          $ref: '#/components/responses/NotFound'");
        learned.Text.ShouldContain("text/csv:\n              schema:\n                type: string");
        learned.Text.ShouldContain("parameters:\n        - name: page\n          in: query\n          schema:\n            type: integer");
        learned.Text.ShouldContain("/shipments/{shipment_id}/events");
        ContractLearner.Learn(s_contract with { Text = learned.Text }, exchanges).Proposals.ShouldBeEmpty(learned.Text);
    }

    [Fact]
    public void A_property_of_a_schema_that_several_extend_is_added_once()
    {
        ContractText contract = s_contract with
        {
            Text = Text.Replace(
                "total: { $ref: '#/components/schemas/Money' }",
                """
                total: { description: All of it., allOf: [{ $ref: '#/components/schemas/Money' }] }
                        tax: { description: A part of it., allOf: [{ $ref: '#/components/schemas/Money' }] }
                """,
                StringComparison.Ordinal) + "\n",
        };
        Exchange[] exchanges =
            [.. Twice(Got("""{"id":"a","state":"open","note":"n","total":{"amount":1,"code":"x"},"tax":{"amount":2,"code":"y"}}"""))];

        Learned learned = ContractLearner.Learn(contract, exchanges, new LearnOptions { ComparesCSharp = false });

        learned.Proposals.ShouldHaveSingleItem().Observation.Name.ShouldBe("code");
        Learned again = ContractLearner.Learn(contract with { Text = learned.Text }, exchanges);
        again.Unreadable.ShouldBeEmpty(learned.Text);
        again.Proposals.ShouldBeEmpty(learned.Text);
    }

    [Fact]
    public void Which_segments_are_parameters_is_seen_from_several_calls()
    {
        string[] paths =
        [
            .. "ann bob cyd dan eve fay gil hal".Split(' ').Select(name => $"/users/{name}/pets/{name[0] - 'a'}"),
            "/posts/my-first-post", "/posts/a-walk-in-may", "/days/2026-01-02", "/days/2026-01-03", "/reports/daily", "/reports/weekly",
            "/categories/0190a6e0-7c1f-7000-8000-000000000000/items/12/13",
        ];

        Learned learned = ContractLearner.Learn(
            s_contract, paths.Select(path => Got("""{"error":"e"}""", path)),
            new LearnOptions { ComparesCSharp = false, Least = Certainty.Possible });

        learned.Proposals.Select(proposal => proposal.Observation.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "GET /categories/{category_id}/items/{item_id}/{id}", "GET /days/{day_id}",
            "GET /posts/{post_id}", "GET /reports/daily", "GET /reports/weekly", "GET /users/{user_id}/pets/{pet_id}",
        ]);
        learned.Text.ShouldContain(
            "name: pet_id\n          in: path\n          required: true\n          schema:\n            type: integer");
        learned.Text.ShouldContain("format: uuid");
        learned.Text.ShouldContain("format: date\n");
        learned.Text.ShouldContain("application/json:\n              schema:\n                $ref: '#/components/schemas/Error'");
        ContractLearner.Learn(s_contract with { Text = learned.Text }, paths.Select(path => Got("""{"error":"e"}""", path)))
            .Proposals.ShouldBeEmpty(learned.Text);
    }

    [Theory]
    [InlineData("application/jsonl", "{\"amount\":1}\n{\"amount\":2,\"tip\":true}\n\n")]
    [InlineData("text/event-stream", "event: a\ndata: {\"amount\":1,\ndata: \"tip\":true}\n\n: ping\n\ndata: [DONE]\n\n")]
    [InlineData("application/json-seq", "\u001e{\"amount\":1,\"tip\":true}\n\u001e{\"amount\":2}\n")]
    public void The_items_of_streams_are_compared_one_by_one(string type, string body)
    {
        ContractText contract = s_contract with
        {
            Text = Text.Replace(
                """
                            application/json:
                              schema:
                                type: array
                                items: { $ref: '#/components/schemas/Order' }
                """,
                $"            {type}:\n              schema: {{ $ref: '#/components/schemas/Money' }}", StringComparison.Ordinal) + "\n",
        };
        contract.Text.ShouldContain(type);

        Learned learned = ContractLearner.Learn(
            contract, Twice(Got(body, "/orders", headers: [("Content-Type", type)])), new LearnOptions { ComparesCSharp = false });

        Observation observation = learned.Proposals.ShouldHaveSingleItem().Observation;
        (observation.Kind, observation.Pointer, observation.Name, observation.Count)
            .ShouldBe((ObservationKind.UnknownProperty, "#/components/schemas/Money", "tip", 2));
    }

    [Fact]
    public void A_path_may_have_the_characters_that_a_pointer_escapes()
    {
        Exchange[] exchanges = [.. Twice(Got("{}", "/~me/orders~")), .. Twice(Got("{}", "/~me/orders~", 201))];

        Learned learned = ContractLearner.Learn(s_contract, exchanges, new LearnOptions { ComparesCSharp = false });

        learned.Text.ShouldContain("  '/~me/orders~':");
        ContractLearner.Learn(s_contract with { Text = learned.Text }, exchanges).Proposals.ShouldBeEmpty(learned.Text);
    }

    [Fact]
    public void What_a_request_sends_counts_only_where_it_succeeded()
        => ContractLearner.Learn(s_contract,
            [Got("""{"error":"x"}""", "/orders/a?bogus=1", 404), Got("{}", "/nowhere", 404)]).Proposals.ShouldBeEmpty();

    [Fact]
    public void A_decision_beside_the_place_is_told_and_verdicts_come_from_the_diff()
    {
        Learned learned = ContractLearner.Learn(s_contract,
            [.. Enumerable.Range(0, 3).Select(_ => Got("""{"id":"a","state":"open","note":"n","count":9}"""))]);

        Proposal proposal = learned.Proposals.ShouldHaveSingleItem();
        proposal.Decision.ShouldNotBeNull().ShouldContain("Decision 7");
        proposal.Wire.ShouldBe(WireVerdict.Breaking);
        string markdown = LearnedMarkdown.Write(learned);
        markdown.ShouldContain("Decision 7");
        markdown.ShouldContain("breaking on the wire");
    }

    [Fact]
    public void No_value_of_a_user_is_in_any_report()
    {
        const string Secret = "alice.liddell";
        string body = $$"""
            {"id":"{{Secret}}","state":"open","note":null,"who":"{{Secret}}","mail":"{{Secret}}@example.com",
             "by":{"4711-{{Secret}}@x.y":1,"{{Secret}}@example.com":2,"0815@z":3},
             "{{Secret}}@example.com":true,"payment":{"kind":"gift","holder":"{{Secret}}"},"link":"{{Secret}}"}
            """;
        Learned learned = ContractLearner.Learn(s_contract, [Got(body), Got(body)], new LearnOptions { ComparesCSharp = false });

        learned.Proposals.Count.ShouldBeGreaterThan(5);
        Review.Review review = LearnedReview.Of(learned);
        foreach (string report in (string[])[
            learned.Text, LearnedMarkdown.Write(learned), Review.Reports.JsonReport.Write(review), Review.Reports.SarifReport.Write(review),
            Review.Reports.GitHubReport.Write(review), UnifiedDiff.Of("shop.yaml", s_contract.Text, learned.Text)])
        {
            report.ShouldNotContain("alice");
            report.ShouldNotContain("4711");
        }
    }

    [Fact]
    public async Task The_patch_is_one_that_git_applies()
    {
        using ScratchFolder scratch = new();
        Directory.CreateDirectory(scratch["a"]);
        foreach (string text in (string[])[s_contract.Text, s_contract.Text.ReplaceLineEndings("\r\n"), s_contract.Text.TrimEnd()])
        {
            Learned learned = ContractLearner.Learn(
                s_contract with { Text = text },
                [
                    .. Twice(Got("""{"id":"aaaaaaaaaaaa","state":"other","weight":1}""")),
                    .. Twice(Got("""{"error":"e","code":7}""", status: 404)),
                ],
                new LearnOptions { ComparesCSharp = false });
            learned.Text.ShouldNotBe(text);
            await File.WriteAllTextAsync(scratch["a/shop.yaml"], text);
            await File.WriteAllTextAsync(scratch["a/p.patch"], UnifiedDiff.Of("shop.yaml", text, learned.Text));

            using Process git = Process.Start(new ProcessStartInfo("git",
                ["apply", "--whitespace=nowarn", "p.patch"])
            { WorkingDirectory = scratch["a"], RedirectStandardError = true })!;
            string complaint = await git.StandardError.ReadToEndAsync();
            await git.WaitForExitAsync();

            git.ExitCode.ShouldBe(0, complaint);
            (await File.ReadAllTextAsync(scratch["a/shop.yaml"])).ShouldBe(learned.Text);
        }
    }

    [Fact]
    public void A_property_that_the_right_member_of_a_union_lacks_is_not_added_to_another()
    {
        const string Made = """
            openapi: 3.0.3
            info: { title: Films, version: '1' }
            paths:
              /edits:
                post:
                  requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Edit' } } } }
                  responses: { '204': { description: Done. } }
              /batches:
                post:
                  requestBody:
                    content:
                      application/json:
                        schema: { anyOf: [{ $ref: '#/components/schemas/Make' }, { $ref: '#/components/schemas/Edit' }] }
                  responses: { '204': { description: Done. } }
            components:
              schemas:
                Make: { type: object, properties: { prompt: { type: string }, size: { type: string } } }
                Edit: { type: object, required: [film], properties: { film: { type: string } } }

            """;
        Exchange[] exchanges = [.. ((string[])["/batches", "/edits"]).Select(path => Given.Exchange(
            "https://api.example" + path, "POST", 204, requestHeaders: [("Content-Type", "application/json")],
            requestBody: """{"film":"a","prompt":"b"}"""))];

        Learned learned = ContractLearner.Learn(
            new ContractText("films.yaml", Made), exchanges, new LearnOptions { Least = Certainty.Possible });

        learned.Proposals.ShouldHaveSingleItem().Message
            .ShouldBe("'Edit' has a property 'prompt' that the contract does not describe: string. (seen once)");
    }

    [Fact]
    public void What_was_seen_once_is_proposed_and_not_made()
    {
        Learned learned = ContractLearner.Learn(s_contract, [Got("""{"id":"a","state":"other","note":"n"}""")],
            new LearnOptions { ComparesCSharp = false });

        learned.Proposals.ShouldHaveSingleItem().Certainty.ShouldBe(Certainty.Possible);
        learned.Text.ShouldBe(s_contract.Text);
    }

    private static Exchange[] Twice(Exchange exchange) => [exchange, exchange];

    private static Exchange Got(string body, string path = "/orders/a", int status = 200, (string, string)[]? headers = null)
        => Given.Exchange("https://api.example/v1" + path, "GET", status,
            responseHeaders: headers ?? [("Content-Type", "application/json"), ("ETag", "x")], responseBody: body);

    /// <summary>Text that is not edited stays unchanged, including comments and blank lines.</summary>
    private static void ShouldKeepLines(string text)
    {
        string[] lines = text.Split('\n');
        int changed = s_contract.Text.Split('\n').Count(line => !lines.Contains(line));
        changed.ShouldBeLessThanOrEqualTo(2, text);
        foreach (string comment in (string[])["# Kept by hand.", "# the order", "# Opaque.", "# all of them", "# a word of the buyer",
            "# Decision 7"])
        {
            text.ShouldContain(comment);
        }
    }

    private static string JsonText(string yaml)
    {
        var tree = new XaiGen.Contract.ContractTree(yaml);
        return tree.Fold(Review.Documents.JsonFold.Instance)!.ToString();
    }
}
