using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// A call that ends with <c>default</c> could mean the cancellation token of the typed method or the options of the protocol method. Where
/// C# knows priorities, it means the token. One that ends with <c>new() { … }</c> means the options or the body, not a token.
/// </summary>
public sealed class OverloadPriorityTests
{
    private static readonly string s_contract = Given.Paths(
        """
        /things/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          get: { tags: [Things], operationId: get, parameters: [{ name: size, in: query, schema: { type: integer } }], responses: { '200': { $ref: '#/components/responses/Thing' } } }
          delete: { tags: [Things], operationId: remove, responses: { '204': { description: x } } }
          post: { tags: [Things], operationId: send, parameters: [{ name: size, in: query, schema: { type: integer } }], requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '204': { description: x } } }
          put: { tags: [Things], operationId: maybe, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '204': { description: x } } }
          patch: { tags: [Things], operationId: change, requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '204': { description: x } } }
        /things:
          get: { tags: [Things], operationId: list, x-xaigen-page: { items: items, token: next, parameter: after }, parameters: [{ name: after, in: query, schema: { type: string } }], responses: { '200': { description: x, headers: { X-Total: { schema: { type: integer } } }, content: { application/json: { schema: { type: object, required: [items], properties: { next: { type: string }, items: { type: array, items: { $ref: '#/components/schemas/Thing' } } } } } } } } }
          post: { tags: [Things], operationId: add, x-xaigen-flatten: true, requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }, responses: { '204': { description: x } } }
        /text: { post: { tags: [Things], operationId: text, requestBody: { required: true, content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: x, content: { text/event-stream: { schema: { type: string } } } } } } }
        /bytes: { post: { tags: [Things], operationId: bytes, requestBody: { required: true, content: { application/octet-stream: {} } }, responses: { '200': { description: x, content: { application/octet-stream: {} } } } } }
        /form: { post: { tags: [Things], operationId: form, requestBody: { required: true, content: { multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } } } } }, responses: { '204': { description: x } } } }
        """,
        """
        Thing: { type: object, required: [name], properties: { name: { type: string }, colour: { type: [string, 'null'] } } }
        """,
        version: "3.1.0")
        + """

          responses:
            Thing: { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void Every_call_may_end_with_default(LanguageVersion language)
    {
        GeneratorHarness project = new GeneratorHarness(s_contract).Language(language);
        IMethodSymbol[] methods =
        [
            .. project.Run().ShouldReportNothing().Output.GetTypeByMetadataName("Sample.ThingsClient")!.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public })
                .Where(method => method.Parameters is [.., { Type.Name: "CancellationToken" or "RequestOptions" }]),
        ];
        string calls = string.Join('\n', methods.Select(method =>
            $"_ = client.{method.Name}({string.Concat(method.Parameters.SkipLast(1).Select(given => $"default({given.Type})!, "))}default);"));

        GeneratorRun run = project.CSharp($"class Calls {{ void All(Sample.ThingsClient client)\n{{\n{calls}\n}} }}").Run();

        methods.Length.ShouldBeGreaterThan(20);
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Fact]
    public void Options_and_bodies_may_be_written_without_their_type()
        => new GeneratorHarness(s_contract).Language(LanguageVersion.CSharp13).CSharp(
            """
            class Calls
            {
                void All(Sample.ThingsClient client, System.Threading.CancellationToken token)
                {
                    _ = client.GetAsync("1", new() { Size = 3 });
                    _ = client.GetAsync("1", new() { Size = 3 }, token);
                    _ = client.GetAsync("1", token);
                    _ = client.GetAsync("1");
                    _ = client.MaybeAsync("1", new() { Name = "x" });
                    _ = client.MaybeAsync("1", new() { Name = "x" }, token);
                    _ = client.MaybeAsync("1", token);
                    _ = client.MaybeAsync("1");
                    _ = client.SendAsync("1", new() { Name = "x" });
                    _ = client.SendAsync("1", new() { Name = "x" }, token);
                    _ = client.SendAsync("1", new() { Name = "x" }, new() { Size = 3 });
                    _ = client.AddAsync(new() { Name = "x" });
                    _ = client.AddAsync("x", cancellationToken: token);
                }
            }
            """).Run().OwnCodeShouldCompile(ConsumerReferences.Net10);

    [Fact]
    public void An_older_CSharp_or_framework_is_asked_for_nothing()
    {
        const string Mark = "OverloadResolutionPriority";

        new GeneratorHarness(s_contract).Run().Files["Sample.ThingsClient.g.cs"].ShouldNotContain(Mark);
        new GeneratorHarness(s_contract, ConsumerReferences.Net8).Language(LanguageVersion.CSharp13).Run()
            .Files["Sample.ThingsClient.g.cs"].ShouldNotContain(Mark);
    }
}
