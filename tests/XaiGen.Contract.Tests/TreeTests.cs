using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

public sealed class TreeTests
{
    [Theory]
    [InlineData("#/info/title", "openapi: 3.0.3\ninfo:\n  title: ⟦Test⟧\n")]
    [InlineData("/info/title", "openapi: 3.0.3\ninfo:\n  title: ⟦Test⟧\n")]
    [InlineData("#/info", "openapi: 3.0.3\n⟦info⟧:\n  title: Test\n")]
    [InlineData("#/info/license/name", "openapi: 3.0.3\n⟦info⟧:\n  title: Test\n")]
    [InlineData("#/info/title/more", "openapi: 3.0.3\ninfo:\n  title: ⟦Test⟧\n")]
    [InlineData("#/tags/1", "tags:\n  - name: a\n  - ⟦name: b⟧\n    description: c\n")]
    [InlineData("#/tags/1/name", "tags:\n  - name: a\n  - name: ⟦b⟧\n")]
    [InlineData("#/tags/2", "⟦tags⟧:\n  - name: a\n  - name: b\n")]
    [InlineData("#/tags/-1", "⟦tags⟧:\n  - name: a\n")]
    [InlineData("#/paths/~1a~1{b}/~0", "paths:\n  /a/{b}:\n    ⟦'~'⟧: {}\n")]
    [InlineData("#/a%20b", "⟦a%20b⟧: {}\n")]
    [InlineData("#", "⟦openapi: 3.0.3⟧\ninfo: {}\n")]
    [InlineData("nonsense", "⟦openapi: 3.0.3⟧\ninfo: {}\n")]
    [InlineData("#/info/title", "{ \"info\": { \"title\": ⟦\"Test\"⟧ } }")]
    [InlineData("#/info", "{ ⟦\"info\"⟧: { \"title\": \"Test\" } }")]
    [InlineData("#/info", "⟦⟧")]
    [InlineData("#/info", "a: 1\n⟦]⟧\n")]
    public void Finds_the_place_or_the_nearest_around_it(string pointer, string marked)
    {
        (string? text, Diagnostics.TextRange range) = MarkedText.Parse(marked);

        new ContractTree(text).Locate(pointer).ShouldBe(range);
    }

    [Fact]
    public void Every_pointer_of_the_model_has_its_own_place()
    {
        string text = Given.Operation(
            "parameters: [{ name: p, in: query, schema: { type: integer } }]\nrequestBody: { content: { text/plain: {} } }");
        ApiOperation operation = Given.Contract(text).Operations[0];
        ContractTree tree = new(text);

        string[] found =
        [
            .. new[]
                {
                    operation.Pointer, operation.Parameters[0].Schema.Pointer, operation.RequestBody!.Pointer,
                    operation.RequestBody.Content[0].Pointer, operation.Responses[0].Pointer,
                }
                .Select(tree.Locate)
                .Select(range => text.Substring(range.Start, range.Length)),
        ];

        found.ShouldBe(["get", "schema", "requestBody", "text/plain", "'200'"]);
    }
}
