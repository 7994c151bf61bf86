namespace XaiGen.Generator.Tests.Features;

/// <summary>The calls that the API makes: the types of their bodies, and their signatures.</summary>
public sealed class WebhookFeatureTests
{
    private const string Body = "{\"text\":\"ü\",\"n\":1}";

    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        webhooks:
          order.shipped:
            summary: Told of shipping.
            post:
              operationId: onOrderShipped
              tags: [Orders]
              summary: An order was shipped.
              parameters: [{ name: webhook-id, in: header, schema: { type: string } }]
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '200': { description: Taken. } }
          inline: { post: { requestBody: { content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string, x-xaigen-id: EventId }, kind: { type: string, enum: [a, b] } } } } } } } }
          many: { post: { requestBody: { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } } } }
          either: { post: { requestBody: { content: { application/json: { schema: { oneOf: [{ $ref: '#/components/schemas/Order' }, { type: string }] } } } } } }
          named: { post: { x-xaigen-method: Payment, requestBody: { content: { application/json: { schema: { type: integer } } } } } }
          again: { post: { x-xaigen-method: Payment, requestBody: { content: { application/json: { schema: { type: boolean } } } } } } # XG0309
          two:
            post: { requestBody: { content: { application/json: { schema: { type: string } } } } }
            put: { requestBody: { content: { application/json: { schema: { type: boolean } } } } }
          anything: { post: { requestBody: { content: { application/json: {} } } } }
          referred: { $ref: '#/components/pathItems/Told' }
          ping: { get: { responses: { '204': { description: There. } } } }
          form: { post: { requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } } } } # XG0205
        paths:
          /orders:
            post:
              operationId: order
              callbacks:
                done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } } } }
                failed: { $ref: '#/components/callbacks/Failed' }
                table: { '{$request.body#/url}': { post: { requestBody: { content: { text/csv: {} } } } } } # XG0204
              responses: { '204': { description: Done. } }
        components:
          callbacks: { Failed: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } } } } } } }
          pathItems: { Told: { post: { requestBody: { content: { application/json: { schema: { type: string, format: date } } } } } } }
          schemas: { Order: { type: object, required: [text], properties: { text: { type: string }, n: { type: integer } } } }
        """;

    private const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", New = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string Id = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", Time = "1674087231";

    // Created with Python's hmac; the one of the standard's example also with OpenSSL.
    private const string ByOld = "v1,Fv4oqQWIVkeXLspPk6GfR4DI4hawk6Pm2hfDv+Y9khY=";
    private const string ByNew = "v1,Frib0ljw92BBqUnrGKweQtPiGwjI3gIhFSHJwMHfrz0=";
    private const string OfNothing = "v1,A5hMMR9P/3wRdDlYQIpfU6eGBMB4KECXzx5EMRv7TBg=";

    private static readonly (string What, string Call, string Expected)[] s_rows =
    [
        ("a component", $"return TestWebhooks.ReadOrderShipped({Utf8(Body)}).Text", "ü"),
        ("an inline schema", $"return TestWebhooks.ReadInline({Utf8("{\"id\":\"e\",\"kind\":\"b\",\"more\":1}")}) is {{ }} e "
            + "? $\"{e.Id} {e.Kind == TestWebhooks.InlineBody.KindType.B}\" : null", "e True"),
        ("a list", $"return TestWebhooks.ReadMany({Utf8($"[{Body},{Body}]")}).Count", "2"),
        ("a union", $"return TestWebhooks.ReadEither({Utf8("\"x\"")}).Match(order => \"\", text => text, _ => \"?\")", "x"),
        ("a union with what is not known", $"return TestWebhooks.ReadEither({Utf8("[1]")}).Match(_ => \"\", _ => \"\", j => j.GetRawText())",
            "[1]"),
        ("a name of its own", $"return TestWebhooks.ReadPayment({Utf8("7")})", "7"),
        ("one of two methods", $"return TestWebhooks.ReadTwo({Utf8("\"t\"")}) + TestWebhooks.ReadTwoPut({Utf8("true")})", "tTrue"),
        ("anything", $"return TestWebhooks.ReadAnything({Utf8("{\"a\":1}")}).GetProperty(\"a\").GetRawText()", "1"),
        ("a path item elsewhere", $"return TestWebhooks.ReadReferred({Utf8("\"2026-01-02\"")}).Day", "2"),
        ("a callback", $"return TestWebhooks.ReadOrderDone({Utf8(Body)}).N", "1"),
        ("a callback elsewhere", $"return TestWebhooks.ReadOrderFailed({Utf8("{\"why\":\"w\"}")}).Why", "w"),
        ("what the contract does not say", $"try {{ return TestWebhooks.ReadOrderShipped({Utf8("{\"n\":1}")}).Text; }} "
            + "catch (JsonException e) { return e.Message.Contains(\"'text'\"); }", "True"),

        ("genuine", Verified(ByOld), "genuine"),
        ("genuine, of the standard's example", Verified(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: "1614265330", now: 1614265330,
            body: "{\"test\": 2432232314}"), "genuine"),
        ("genuine, by a secret without its prefix", Verified(ByOld, Old["whsec_".Length..]), "genuine"),
        ("genuine, without a body", Verified(OfNothing, body: ""), "genuine"),
        ("genuine by the new secret", Verified(ByNew, $"{Old}\", \"{New}"), "genuine"),
        ("genuine by the old secret", Verified(ByOld, $"{New}\", \"{Old}"), "genuine"),
        ("genuine by one of several signatures", Verified($"v1a,abc {ByNew} v1,! v1, {ByOld}"), "genuine"),
        ("of another secret", Verified(ByNew), "None of the signatures"),
        ("of another version", Verified(ByOld.Replace("v1,", "v2,", StringComparison.Ordinal)), "None of the signatures"),
        ("of another body", Verified(ByOld, body: Body + " "), "None of the signatures"),
        ("of another ID", Verified(ByOld, id: Id + "x"), "None of the signatures"),
        ("of another time", Verified(ByOld, time: "1674087232"), "None of the signatures"),
        ("shortened", Verified(ByOld[..20]), "None of the signatures"),
        ("lengthened", Verified(ByOld + ByOld["v1,".Length..]), "None of the signatures"),
        ("just in time", Verified(ByOld, now: 1674087231 + 300), "genuine"),
        ("too old", Verified(ByOld, now: 1674087231 + 301), "The call is too old: its time is 301 s before the clock's"),
        ("just not from the future", Verified(ByOld, now: 1674087231 - 300), "genuine"),
        ("from the future", Verified(ByOld, now: 1674087231 - 301), "The call is from the future: its time is 301 s after the clock's"),
        ("old, but in time for the option", Verified(ByOld, now: 1674087231 + 3600, tolerance: "Tolerance = TimeSpan.FromHours(1), "),
            "genuine"),
        ("without a time", Verified(ByOld, time: ""), "The header 'webhook-timestamp' is missing."),
        ("without an ID", Verified(ByOld, id: ""), "The header 'webhook-id' is missing."),
        ("without a signature", Verified(""), "The header 'webhook-signature' is missing."),
        ("of no time", Verified(ByOld, time: "yesterday"), "The header 'webhook-timestamp' is not a number of seconds."),
        ("of a negative time", Verified(ByOld, time: "-5"), "The header 'webhook-timestamp' is not a number of seconds."),
        ("of a time beyond all", Verified(ByOld, time: "999999999999999999"), "The header 'webhook-timestamp' is not a number of seconds."),
        ("without secrets", "try { new TestWebhookVerifier(); return null; } catch (ArgumentException e) { return e.Message; }",
            "Without a secret, nothing can be verified. (Parameter 'secrets')"),
        ("a secret that is none",
            "try { new TestWebhookVerifier(\"whsec_-hidden-\"); return null; } catch (ArgumentException e) { return e.Message; }",
            "A webhook secret must be base64, usually with the prefix 'whsec_'. Copy it again from the service. (Parameter 'secret')"),
        ("an empty secret",
            "try { new TestWebhookVerifier(\"whsec_\"); return null; } catch (ArgumentException e) { return e.ParamName; }", "secret"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract,
        s_rows.Select(row => $"await Task.Yield(); {row.Call}"),
        more: """
            private sealed class At(long seconds) : TimeProvider
            {
                public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
            }

            private static string Verify(TestWebhookVerifier verifier, string id, string time, string signature, string body)
            {
                try
                {
                    verifier.Verify(System.Text.Encoding.UTF8.GetBytes(body), name => name switch
                    {
                        "webhook-id" => id,
                        "webhook-timestamp" => time,
                        "webhook-signature" => signature,
                        _ => null,
                    });
                    return "genuine";
                }
                catch (TestWebhookException e)
                {
                    return e.Message;
                }
            }
            """));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_read_and_verified(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);

        object? result = await s_project.Value.CallAsync(i, new Uri("http://127.0.0.1:1"));

        string text = result?.ToString() ?? "";
        text.ShouldStartWith(s_rows[i].Expected);
        text.ShouldNotContain("hidden");
    }

    [Fact]
    public void What_cannot_be_read_or_named_so_is_told_where_it_is()
    {
        string[] expected = [.. Contract.Split('\n').Index()
            .Where(line => line.Item.Contains(" # XG", StringComparison.Ordinal))
            .Select(line => $"{line.Index + 1} {line.Item[(line.Item.IndexOf(" # XG", StringComparison.Ordinal) + 3)..].Trim()}")];

        s_project.Value.Run.Diagnostics
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} {diagnostic.Id}")
            .ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Of_two_that_the_contract_gives_one_name_both_are_there()
        => s_project.Value.Run.Files["Sample.TestWebhooks.g.cs"].ShouldMatch(@"long ReadPayment\([\s\S]*bool ReadPayment_x[0-9a-f]{4}\(|bool ReadPayment_x[0-9a-f]{4}\([\s\S]*long ReadPayment\(");

    [Theory]
    [InlineData("{\"type\":\"order.shipped\",\"order\":\"o1\"}", "shipped o1")]
    [InlineData("{\"order\":\"o2\",\"type\":\"order.gone\"}", "gone o2")]
    [InlineData("{\"type\":\"user.left\",\"user\":\"u\"}", "left u")]
    [InlineData("{\"type\":\"batch.done\",\"count\":3}", "batch 3")]
    [InlineData("{\"type\":\"of.tomorrow\"}", "? {\"type\":\"of.tomorrow\"}")]
    [InlineData("{\"type\":\"user.left\"}", "JsonException")]
    public async Task One_method_reads_all_whose_bodies_say_which_they_are(string body, string expected)
        => (await s_events.Value.CallAsync(0, new Uri($"http://127.0.0.1:1/{Uri.EscapeDataString(body)}"))).ShouldBe(expected);

    [Fact]
    public void No_method_reads_all_where_a_body_does_not_say_which_it_is()
        => s_project.Value.Run.Files["Sample.TestWebhooks.g.cs"].ShouldNotContain(" Parse(");

    private static readonly Lazy<CallingProject> s_events = new(() => new CallingProject(
        """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        paths: { /a: { get: { operationId: a, callbacks: { done: { '{$url}': { post: { requestBody: { content: { application/json: { schema: { type: string } } } } } } } }, responses: { '204': { description: x } } } } }
        webhooks:
          order: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/OrderEvent' } } } } } }
          order-again: { put: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/OrderGone' } } } } } }
          left: { post: { requestBody: { content: { application/json: { schema: { type: object, title: UserLeft, required: [type, user], properties: { type: { const: user.left }, user: { type: string } } } } } } } }
          batch: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/BatchDone' } } } } } }
        components:
          schemas:
            OrderEvent: { oneOf: [{ $ref: '#/components/schemas/OrderShipped' }, { $ref: '#/components/schemas/OrderGone' }] }
            OrderShipped: { type: object, required: [type, order], properties: { type: { type: string, enum: [order.shipped] }, order: { type: string } } }
            OrderGone: { type: object, required: [type, order], properties: { type: { type: string, enum: [order.gone] }, order: { type: string } } }
            BatchDone: { type: object, required: [type], properties: { type: { const: batch.done }, count: { type: integer } } }
        """,
        [
            """
            try
            {
                return TestWebhooks.Parse(System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(server.AbsolutePath[1..]))).Match(
                    orderShipped: shipped => $"shipped {shipped.Order}", orderGone: gone => $"gone {gone.Order}",
                    userLeft: left => $"left {left.User}", batchDone: batch => $"batch {batch.Count}", unknown: json => $"? {json}");
            }
            catch (JsonException)
            {
                return "JsonException";
            }
            """,
        ]));

    [Fact]
    public void A_contract_without_them_has_no_code_for_them()
        => new GeneratorHarness(Given.RealContract).Run().Files.Keys.ShouldAllBe(name => !name.Contains("Webhook"));

    [Fact]
    public void Models_alone_have_them_too()
    {
        const string User = """
            internal static class User
            {
                public static string Text(byte[] body, string secret)
                {
                    new Sample.TestWebhookVerifier(secret).Verify(body, _ => null);
                    return Sample.TestWebhooks.ReadOrderShipped(body).Text;
                }
            }
            """;

        new GeneratorHarness(Contract).Property("XaiGenEmit", "models").CSharp(User).Run().ShouldCompile();
    }

    [Fact]
    public void Callbacks_go_with_their_operations_and_webhooks_stay()
    {
        const string Other = "paths:\n  /b: { get: { operationId: b, responses: { '204': { description: x } } } }\n";
        GeneratorRun run = new GeneratorHarness(Contract.Replace("paths:\n", Other, StringComparison.Ordinal))
            .Property("XaiGenExclude", "order").Run().OwnCodeShouldCompile();

        string code = run.Files["Sample.TestWebhooks.g.cs"];
        code.ShouldContain("ReadOrderShipped(");
        code.ShouldNotContain("ReadOrderDone(");
    }

    private static string Utf8(string json) => $"\"{json.Replace("\"", "\\\"", StringComparison.Ordinal)}\"u8";

    private static string Verified(
        string signature, string secrets = Old, string id = Id, string time = Time, string body = Body, long now = 1674087231,
        string tolerance = "")
        => $"return Verify(new TestWebhookVerifier(\"{secrets}\") {{ {tolerance}TimeProvider = new At({now}) }}, \"{id}\", \"{time}\", "
            + $"\"{signature}\", \"{body.Replace("\"", "\\\"", StringComparison.Ordinal)}\")";
}
