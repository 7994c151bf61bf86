namespace XaiGen.Generator.Tests.Features;

/// <summary>The credentials sent for each scheme and for each requirement of an operation.</summary>
public sealed class SecurityFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Schemes = """
        components:
          securitySchemes:
            bearer: { type: http, scheme: Bearer }
            basic: { type: http, scheme: basic }
            header: { type: apiKey, in: header, name: X-Key }
            query: { type: apiKey, in: query, name: key }
            cookie: { type: apiKey, in: cookie, name: session }
            oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: { read: Read., write: Write. } } } }
            openId: { type: openIdConnect, openIdConnectUrl: 'https://example.com/.well-known/openid-configuration' }
        """;

    private const string All =
        "Bearer = new(\"b\"), Basic = new(\"dTpw\"), Header = new(\"h\"), Query = new(\"q\"), Cookie = new(\"c\"), Oauth = new "
        + "Tokens(\"o\"), OpenId = new Tokens(\"i\")";

    /// <summary>
    /// The operation's requirement, the client's credentials, and what is sent: Authorization, X-Key, Cookie and the query.
    /// </summary>
    private static readonly (string What, string Security, string Credentials, string Expected)[] s_rows =
    [
        ("by default", "", All, "Bearer b|||"),
        ("bearer", "security: [{ bearer: [] }]", All, "Bearer b|||"),
        ("basic", "security: [{ basic: [] }]", All, "Basic dTpw|||"),
        ("a key in a header", "security: [{ header: [] }]", All, "|h||"),
        ("a key in the query", "security: [{ query: [] }]", All, "|||?key=q"),
        ("a key in a cookie", "security: [{ cookie: [] }]", All, "||session=c|"),
        ("OAuth", "security: [{ oauth: [read] }]", All, "Bearer o1:read|||"),
        ("OpenID Connect", "security: [{ openId: [] }]", All, "Bearer i1:|||"),
        ("nothing", "security: []", All, "|||"),
        ("two together", "security: [{ header: [], query: [] }]", All, "|h||?key=q"),
        ("the first of two", "security: [{ header: [] }, { query: [] }]", All, "|h||"),
        ("the second of two", "security: [{ header: [] }, { query: [] }]", "Query = new(\"q\")", "|||?key=q"),
        (
            "two together, of which one is missing", "security: [{ header: [], query: [] }, { cookie: [] }]",
            "Header = new(\"h\"), Cookie = new(\"c\")", "||session=c|"),
        ("what may be left out, with a key", "security: [{ header: [] }, {}]", "Header = new(\"h\")", "|h||"),
        ("what may be left out, without a key", "security: [{ header: [] }, {}]", "", "|||"),
        (
            "what is missing", "security: [{ header: [], query: [] }, { cookie: [] }]", "Header = new(\"h\")",
            "r15 needs a credential for 'header' and 'query', or 'cookie', but the client has none. Nothing was sent."),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Document(
            "security: [{ bearer: [] }]",
            string.Join(
                '\n',
                s_rows.Select(
                    (
                        row,
                        i) => $"  /r{i}: {{ get: {{ operationId: r{i}, {row.Security}{(row.Security.Length > 0 ? ", " : "")}responses: {{ '204': {{ description: Done. }} }} }} }}"))),
        s_rows.Select((row, i) => $"await With(client.Endpoint, new TestCredentials {{ {row.Credentials} }}).General.R{i}Async()"),
        more: """
            private static TestClient With(Uri server, TestCredentials credentials) => new(credentials, new TestClientOptions { Endpoint = server });

            private sealed class Tokens(string name) : AuthenticationTokenProvider
            {
                private int _count;

                public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

                public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken)
                    => new($"{name}{++_count}:{string.Join(',', (string[])options.Properties[GetTokenOptions.ScopesPropertyName])}", "Bearer", DateTimeOffset.MaxValue);

                public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    return GetToken(options, cancellationToken);
                }
            }
            """));

    private static readonly Lazy<CallingProject> s_tokens = new(() => new CallingProject(
        Document("security: [{ oauth: [] }]", """
              /a: { get: { operationId: a, responses: { '204': { description: Done. } } } }
              /b: { get: { operationId: b, security: [], responses: { '204': { description: Done. } } } }
            """),
        ["await client.General.AAsync()", "await new TestClient(new TestClientOptions { Endpoint = client.Endpoint }).General.BAsync()", """
            var tokens = new Tokens();
            var clock = new Clock();
            var other = new TestClient(tokens, new TestClientOptions { Endpoint = client.Endpoint, TimeProvider = clock });
            await Task.WhenAll(other.General.AAsync(), other.General.AAsync());
            int first = tokens.Count;
            clock.Now += TimeSpan.FromMinutes(59);
            await other.General.AAsync();
            int second = tokens.Count;
            clock.Now += TimeSpan.FromMinutes(2);
            await other.General.AAsync();
            return $"{first}, {second}, {tokens.Count}"
            """],
        more: """
            private sealed class Clock : TimeProvider
            {
                public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

                public override DateTimeOffset GetUtcNow() => Now;
            }

            private sealed class Tokens : AuthenticationTokenProvider
            {
                public int Count { get; private set; }

                public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => null;

                public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken)
                    => new($"token{++Count}", "Bearer", DateTimeOffset.UnixEpoch + Count * TimeSpan.FromMinutes(70), DateTimeOffset.UnixEpoch + Count * TimeSpan.FromHours(1));

                public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    return GetToken(options, cancellationToken);
                }
            }
            """,
        connect: "new TestClient(\"fixed\", options)"));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_what_the_operation_requires(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        string sent;
        try
        {
            await s_project.Value.CallAsync(i, server.Address);
            RecordedRequest last = server.Last;
            sent =
                $"{last.Headers.Authorization}|{last.Headers["X-Key"]}|{last.Headers.Cookie}|{last.Target[last.Target.IndexOf($"r{i}", StringComparison.Ordinal)..][$"r{i}".Length..]}";
        }
        catch (InvalidOperationException e)
        {
            sent = e.Message;
        }

        sent.ShouldBe(s_rows[i].Expected);
    }

    [Fact]
    public async Task A_fixed_token_is_one_too()
    {
        await s_tokens.Value.CallAsync(0, server.Address);

        server.Last.Headers.Authorization.ToString().ShouldBe("Bearer fixed");
    }

    [Fact]
    public async Task What_requires_nothing_needs_no_key()
    {
        await s_tokens.Value.CallAsync(1, server.Address);

        server.Last.Headers.Authorization.ToString().ShouldBe("");
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_before_it_ends()
    {
        (await s_tokens.Value.CallAsync(2, server.Address)).ShouldBe("1, 1, 2");

        server.Last.Headers.Authorization.ToString().ShouldBe("Bearer token2");
    }

    [Theory]
    [InlineData("{ type: http, scheme: digest }", "digest")]
    [InlineData("{ type: mutualTLS }", "mutualTLS")]
    public void What_is_not_supported_is_told_and_the_alternative_taken(string scheme, string kind)
    {
        GeneratorRun run = new GeneratorHarness($$"""
            openapi: 3.1.0
            info: { title: Test, version: "1" }
            security: [{ odd: [] }, { key: [] }]
            paths: { /a: { get: { operationId: a, responses: { '204': { description: Done. } } } } }
            components: { securitySchemes: { odd: {{scheme}}, key: { type: apiKey, in: header, name: X-Key } } }
            """).Run();

        Microsoft.CodeAnalysis.Diagnostic warning = run.Diagnostics.ShouldHaveSingleItem();
        warning.Id.ShouldBe("XG0210");
        warning.GetMessage().ShouldContain($"'{kind}' is not supported");
        warning.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(4);
        run.Files["Sample.TestClient.g.cs"].ShouldContain("ApiScheme.Header(\"key\", credential, \"X-Key\")");
    }

    private static string Document(string security, string paths) => $"""
        openapi: 3.0.3
        info: {'{'} title: Test, version: "1" {'}'}
        {security}
        paths:
        {paths}
        {Schemes}
        """;
}
