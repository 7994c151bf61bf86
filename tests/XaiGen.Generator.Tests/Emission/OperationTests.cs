namespace XaiGen.Generator.Tests.Emission;

/// <summary>Operations that take several calls, and operations without a name or a tag.</summary>
public sealed class OperationTests
{
    private const string Job = """
        Job:
          x-xaigen-union: [Pending, Done, Failed, Expired]
          oneOf:
            - { type: object, required: [status], properties: { status: { type: string, enum: [pending] }, progress: { type: integer, format: int32 } } }
            - { type: object, required: [status, url], properties: { status: { type: string, enum: [done] }, url: { type: string, format: uri } } }
            - { type: object, required: [status, error], properties: { status: { type: string, enum: [failed] }, error: { $ref: '#/components/schemas/Fault' } } }
            - { type: object, required: [status], properties: { status: { type: string, enum: [expired] } } }
        Fault: { type: object, required: [code], properties: { code: { type: string, enum: [a, b] }, message: { type: string } } }
        Start: { type: object, required: [prompt], properties: { prompt: { type: string }, later: { type: boolean } } }
        Started: { type: object, required: [job_id], properties: { job_id: { type: string, x-xaigen-id: JobId } } }
        Result: { type: object, required: [url], properties: { url: { type: string, format: uri } } }
        """;

    [Fact]
    public void Paged() => Emitted.Clients(Given.Paths(
        """
        /things:
          get:
            tags: [Things]
            operationId: listThings
            x-xaigen-method: List
            x-xaigen-page: { items: data, token: next, parameter: after, size: limit }
            summary: Lists things.
            parameters:
              - { name: after, in: query, schema: { type: string } }
              - { name: limit, in: query, schema: { type: integer, format: int32 } }
              - { name: owner, in: query, required: true, schema: { type: string } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        /names:
          get:
            tags: [Things]
            operationId: listNames
            x-xaigen-page: { items: names, token: next, parameter: after }
            parameters: [{ name: after, in: query, schema: { type: string } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Names' } } } } }
        """,
        """
        Page: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/Thing' } }, next: { type: string, nullable: true } } }
        Names: { type: object, required: [names, next], properties: { names: { type: array, items: { type: string } }, next: { type: string } } }
        Thing: { type: object, properties: { name: { type: string } } }
        """)).MatchSnapshot();

    [Fact]
    public void Paged_with_an_answer_that_may_have_no_items() => new GeneratorHarness(Given.Paths(
        """
        /things:
          get:
            tags: [Things]
            operationId: list
            x-xaigen-page: { items: data, token: next, parameter: after }
            parameters: [{ name: after, in: query, schema: { type: string } }]
            responses: { '200': { description: x, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } } } } } }
        """)).Run().ShouldReportNothing().OwnCodeShouldCompile();

    [Fact]
    public void Long_running() => Emitted.All(Given.Paths(
        """
        /jobs:
          post:
            tags: [Jobs]
            operationId: startJob
            x-xaigen-long-running: { handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, progress: progress, error: error }
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Start' } } } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Started' } } } } }
        /jobs/{job_id}:
          get:
            tags: [Jobs]
            operationId: getJob
            parameters: [{ name: job_id, in: path, required: true, schema: { type: string, x-xaigen-id: JobId } }]
            responses:
              '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }
              '202': { description: Not yet., x-xaigen-when-empty: Pending }
        """, Job)).MatchSnapshot();

    [Fact]
    public void Long_running_if_asked_for() => Emitted.Clients(Given.Paths(
        """
        /jobs:
          post:
            tags: [Jobs]
            operationId: makeThing
            x-xaigen-long-running: { handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done, flag: later }
            requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Start' } } } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } }
        /reports/{job_id}:
          get:
            tags: [Reports]
            operationId: getJob
            parameters: [{ name: job_id, in: path, required: true, schema: { type: string, x-xaigen-id: JobId } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } } }
        """,
        Job + """

        Answer:
          x-xaigen-union: [Now, Later]
          oneOf: [{ $ref: '#/components/schemas/Result' }, { $ref: '#/components/schemas/Started' }]
        """)).MatchSnapshot();

    [Fact]
    public void Long_running_with_a_report_that_takes_more() => new GeneratorHarness(Given.Paths(
        """
        /jobs:
          post:
            tags: [Jobs]
            operationId: startJob
            x-xaigen-long-running: { handle: JobOperation, poll: getJob, id: job_id, pending: Pending, result: Done }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Started' } } } } }
        /jobs/{job_id}:
          get:
            tags: [Jobs]
            operationId: getJob
            parameters:
              - { name: job_id, in: path, required: true, schema: { type: string, x-xaigen-id: JobId } }
              - { name: detail, in: query, schema: { type: boolean } }
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } } }
        """, Job)).Run().ShouldReportNothing().OwnCodeShouldCompile();

    [Fact]
    public void Without_tags_and_names() => Emitted.Clients(Given.Paths("""
        /things/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done. } } } }
        /: { get: { responses: { '204': { description: Done. } } } }
        """)).MatchSnapshot();

    [Fact]
    public void Of_every_method_and_what_may_be_repeated() => Emitted.Clients(Given.Paths("""
        /things:
          get: { tags: [Things], operationId: a, responses: { '204': { description: Done. } } }
          put: { tags: [Things], operationId: b, responses: { '204': { description: Done. } } }
          post: { tags: [Things], operationId: c, responses: { '204': { description: Done. } } }
          delete: { tags: [Things], operationId: d, responses: { '204': { description: Done. } } }
          options: { tags: [Things], operationId: e, responses: { '204': { description: Done. } } }
          head: { tags: [Things], operationId: f, responses: { '204': { description: Done. } } }
          patch: { tags: [Things], operationId: g, responses: { '204': { description: Done. } } }
        /other:
          get: { tags: [Things], operationId: h, x-xaigen-retry: billed, responses: { '204': { description: Done. } } }
          post: { tags: [Things], operationId: i, x-xaigen-retry: safe, responses: { '204': { description: Done. } } }
        """)).MatchSnapshot();

    [Fact]
    public void Deprecated_and_described() => Emitted.Clients(Given.Paths("""
        /things:
          get:
            tags: [Things]
            operationId: getThings
            deprecated: true
            summary: Gets `all` & <more>.
            description: |
              Long.

              Longer.
            externalDocs: { url: https://example.com/things }
            responses: { '204': { description: Done. } }
        """)).MatchSnapshot();
}
