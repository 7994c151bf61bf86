namespace XaiGen.Review.Tests;

/// <summary>What OpenAPI 3.2 brought, and the words for streams and pages: compared on the wire and in C#.</summary>
public sealed class StreamTests
{
    private const string Contract = """
        openapi: 3.2.0
        info: { title: Test, version: '1' }
        servers: [{ url: https://api.example.com }]
        paths:
          /events:
            get:
              operationId: events
              responses:
                '200':
                  description: ok
                  content: { text/event-stream: { itemSchema: { $ref: '#/components/schemas/Item' } } }
          /lines:
            post:
              operationId: lines
              requestBody: { required: true, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Item' } } } }
              responses: { '204': { description: ok } }
          /ask:
            post:
              operationId: ask
              x-xaigen-stream: { flag: stream, end: BYE, error: failure }
              requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { stream: { type: boolean }, live: { type: boolean } } } } } }
              responses:
                '200':
                  description: ok
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Item' } }
                    text/event-stream: { $ref: '#/components/mediaTypes/Items' }
          /find:
            get:
              operationId: find
              parameters: [{ name: q, in: querystring, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Filter' } } } }]
              responses: { '204': { description: ok } }
            additionalOperations:
              COPY:
                operationId: copy
                parameters: [{ name: to, in: query, schema: { type: string } }]
                responses: { '204': { description: ok } }
            query:
              operationId: ask2
              responses: { '204': { description: ok } }
          /list:
            get:
              operationId: list
              x-xaigen-page: { items: data, page: page, size: size, more: has_more }
              parameters:
                - { name: page, in: query, schema: { type: integer } }
                - { name: start, in: query, schema: { type: integer } }
                - { name: size, in: query, schema: { type: integer } }
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [data, has_more]
                        properties:
                          data: { type: array, items: { type: string } }
                          has_more: { type: boolean }
                          other: { type: boolean }
        components:
          mediaTypes:
            Items: { itemSchema: { $ref: '#/components/schemas/Item' } }
          schemas:
            Item: { type: object, required: [name], properties: { name: { type: string, maxLength: 9 }, note: { type: string } } }
            Filter: { type: object, required: [text], properties: { text: { type: string, maxLength: 9 } } }
        """;

    [Theory]
    [InlineData(
        "an item that comes", "required: [name], properties: { name: { type: string, maxLength: 9 }",
        "required: [], properties: { name: { type: string, maxLength: 9 }", "property-became-optional", "GET /events")]
    [InlineData(
        "an item of a shared media type", "required: [name], properties: { name: { type: string, maxLength: 9 }",
        "required: [], properties: { name: { type: string, maxLength: 9 }", "property-became-optional", "POST /ask")]
    [InlineData("an item that is sent", "maxLength: 9 }, note", "maxLength: 8 }, note", "size-narrowed", "POST /lines")]
    [InlineData(
        "the whole query", "text: { type: string, maxLength: 9 }", "text: { type: string, maxLength: 8 }", "size-narrowed", "GET /find")]
    [InlineData("a method of the server's own", "COPY:", "MOVE:", "operation-removed", "COPY /find")]
    [InlineData(
        "a parameter of such a method", "{ name: to, in: query, schema", "{ name: to, in: query, required: true, schema",
        "parameter-became-required", "COPY /find")]
    [InlineData("a query", "query:\n      operationId", "delete:\n      operationId", "operation-removed", "QUERY /find")]
    public void What_changes_on_the_wire_is_told(string what, string old, string now, string rule, string operation)
    {
        Review review = Compare(old, now, Given.WireOnly);

        review.Findings.ShouldContain(
            finding => finding.Rule.Id == rule && finding.Wire == WireVerdict.Breaking && finding.Operations.Contains(operation),
            $"{what}:\n{string.Join('\n', review.Findings.Select(finding => $"{finding.Rule.Id} {finding.Wire} {string.Join(", ", finding.Operations)}: {finding.Message}"))}");
    }

    [Theory]
    [InlineData("the name of the whole query", "name: q, in: querystring", "name: r, in: querystring")]
    [InlineData(
        "a list of items, as 3.1 wrote it", "application/jsonl: { itemSchema: { $ref: '#/components/schemas/Item' } }",
        "application/jsonl: { schema: { type: array, items: { $ref: '#/components/schemas/Item' } } }")]
    [InlineData(
        "an item, as 3.1 wrote it", "text/event-stream: { itemSchema: { $ref: '#/components/schemas/Item' } }",
        "text/event-stream: { schema: { $ref: '#/components/schemas/Item' } }")]
    [InlineData("a media type written out", "$ref: '#/components/mediaTypes/Items'", "itemSchema: { $ref: '#/components/schemas/Item' }")]
    public void What_is_the_same_on_the_wire_is_not_told(string what, string old, string now)
        => Compare(old, now, Given.WireOnly).Findings.Where(finding => finding.Wire != WireVerdict.Compatible).ShouldBeEmpty(what);

    [Theory]
    [InlineData("end: BYE", "end: DONE", "AskStreamAsync", "ends with the event")]
    [InlineData("error: failure", "error: broken", "AskStreamAsync", "errors are the events")]
    [InlineData("flag: stream,", "flag: live,", "AskStreamAsync", "stream flag")]
    [InlineData("page: page,", "page: start,", "ListAsync", "next page")]
    [InlineData("page: page,", "offset: page,", "ListAsync", "next page")]
    [InlineData("more: has_more", "more: other", "ListAsync", "more pages")]
    [InlineData("size: size, ", "", "ListAsync", "page size")]
    public void A_word_that_changes_what_code_does_is_told(string old, string now, string member, string fact)
    {
        Review review = Compare(old, now, new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Findings.ShouldContain(
            finding => finding.CSharp == CSharpVerdict.Behaviour
                && finding.Members.Any(name => name.EndsWith("." + member, StringComparison.Ordinal))
                && finding.Message.Contains(fact, StringComparison.Ordinal),
            string.Join('\n', review.Findings.Select(
                finding => $"{finding.Rule.Id} {finding.CSharp} {string.Join(", ", finding.Members)}: {finding.Message}")));
    }

    [Fact]
    public void The_document_against_itself_gives_nothing()
        => ContractDiff.Compare(
            new ContractText("a.yaml", Contract), new ContractText("b.yaml", Contract),
            new DiffOptions { Today = new DateOnly(2026, 6, 1) }).Findings.ShouldBeEmpty();

    [Fact]
    public void An_item_that_cannot_be_read_any_more_is_shown()
        => Compare("name: { type: string, maxLength: 9 }, note", "name: { type: integer }, note", Given.WireOnly)
            .Findings.ShouldContain(finding => finding.Operations.Contains("GET /events") && finding.Witness != null);

    private static Review Compare(string old, string now, DiffOptions options)
    {
        Contract.ShouldContain(old);
        return ContractDiff.Compare(
            new ContractText("old.yaml", Contract), new ContractText("new.yaml", Contract.Replace(old, now, StringComparison.Ordinal)),
            options);
    }
}
