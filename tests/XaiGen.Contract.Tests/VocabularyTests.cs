using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void Words_on_operations_are_read()
    {
        ApiOperation operation = Given.Contract(Given.Operation("""
            x-xaigen-method: List
            x-xaigen-retry: billed
            x-xaigen-flatten: true
            x-xaigen-arguments: [limit, sort_by]
            x-xaigen-page: { items: data, token: next, parameter: token, size: limit }
            x-xaigen-long-running:
              { handle: VideoOperation, poll: getVideo, id: request_id, pending: Pending, result: Done, progress: progress, error: error, flag: deferred }
            x-other: anything
            """)).Operations[0];

        (operation.MethodName, operation.Retry, operation.FlattenBody).ShouldBe(("List", RetrySafety.Billed, true));
        operation.Arguments.ShouldBe(["limit", "sort_by"]);
        operation.Paging.ShouldBe(new Paging { Items = "data", Token = "next", Parameter = "token", Size = "limit" });
        operation.LongRunning.ShouldBe(new LongRunning
        {
            Pointer = "#/paths/~1things/get/x-xaigen-long-running",
            Handle = "VideoOperation",
            Poll = "getVideo",
            Id = "request_id",
            Pending = "Pending",
            Result = "Done",
            Progress = "progress",
            Error = "error",
            Flag = "deferred",
        });
    }

    [Fact]
    public void What_is_optional_may_be_left_out()
    {
        ApiOperation operation = Given.Contract(Given.Operation("""
            x-xaigen-retry: safe
            x-xaigen-patch: true
            requestBody: { content: { application/json: {} } }
            x-xaigen-page: { items: data, token: next, parameter: token }
            x-xaigen-long-running: { handle: VideoOperation, poll: getVideo, id: request_id, pending: Pending, result: Done }
            """)).Operations[0];

        operation.IsPatch.ShouldBeTrue();
        operation.Retry.ShouldBe(RetrySafety.Safe);
        operation.Paging!.Size.ShouldBeNull();
        operation.LongRunning!.Flag.ShouldBeNull();
    }

    [Theory]
    [InlineData("type: string, x-xaigen-id: FileId", "FileId", null, null, false)]
    [InlineData("type: [integer, 'null'], x-xaigen-unit: usd-ticks", null, "usd-ticks", null, false)]
    [InlineData("type: number, x-xaigen-unit: seconds, x-xaigen-name: Duration", null, "seconds", "Duration", false)]
    [InlineData("type: string, format: uri, x-xaigen-data-uri: true", null, null, null, true)]
    public void Words_on_schemas_are_read(string written, string? id, string? unit, string? name, bool isDataUri)
    {
        Schema schema = Given.Schema($"Subject: {{ {written} }}");

        (schema.IdType, schema.Unit, schema.CSharpName, schema.IsDataUri).ShouldBe((id, unit, name, isDataUri));
    }

    [Fact]
    public void Words_beside_a_reference_are_read()
    {
        Schema schema = Given.Schema("A: { type: string }\nSubject: { $ref: '#/components/schemas/A', x-xaigen-name: Better }", "3.0.3");

        (schema.Reference, schema.CSharpName).ShouldBe(("#/components/schemas/A", "Better"));
    }

    [Fact]
    public void Groups_of_which_one_is_set_are_ordered_by_name()
        => Given.Schema("""
            Subject:
              type: object
              properties: { image: { type: string }, images: { type: string }, a: {}, b: {} }
              x-xaigen-exactly-one: { Source: [images, image], Other: [a, b] }
              oneOf: [{ required: [image] }, { required: [images] }]
            """).ExactlyOne.ShouldBe(
        [
            new ExactlyOne("Other", new[] { "a", "b" }.ToEquatableArray()),
            new ExactlyOne("Source", new[] { "images", "image" }.ToEquatableArray()),
        ]);

    [Fact]
    public void An_unknown_word_is_answered_with_the_nearest()
        => ContractReader.Read(Given.Operation("x-xaigen-retries: safe")).Problems[0].Message.ShouldContain(
            "Did you mean 'x-xaigen-retry'?");

    [Fact]
    public void A_word_at_the_wrong_place_is_told_where_it_belongs()
        => ContractReader.Read(Given.Operation("x-xaigen-when-empty: Pending")).Problems[0].Message.ShouldContain("a response");
}
