using System.ClientModel;
using System.ClientModel.Primitives;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

/// <summary>What custom policies can read from the built-in transport's messages.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task Headers_of_a_request_are_set_added_read_and_removed_whatever_their_case()
    {
        await using var server = new ScriptedServer(Status(200));

        await SendAsync(server, message =>
        {
            PipelineRequestHeaders headers = message.Request.Headers;
            headers.Add("X-Tag", "1");
            headers.Add("x-tag", "2");
            headers.Set("X-Once", "old");
            headers.Set("x-once", "new");
            headers.Set("X-Gone", "here");

            headers.TryGetValue("X-TAG", out string? joined).ShouldBeTrue();
            joined.ShouldBe("1,2");
            headers.TryGetValues("X-TAG", out IEnumerable<string>? values).ShouldBeTrue();
            values.ShouldBe(["1", "2"]);
            headers.Remove("x-gone").ShouldBeTrue();
            headers.Remove("x-gone").ShouldBeFalse();
            headers.TryGetValue("X-Gone", out string? gone).ShouldBeFalse();
            gone.ShouldBeNull();
            headers.TryGetValues("X-Gone", out _).ShouldBeFalse();
            headers.Select(header => header.Key)
                .ShouldBe(["Accept", "Accept-Encoding", "User-Agent", "Authorization", "X-Tag", "x-tag", "x-once"], ignoreOrder: true);
        });

        ReceivedRequest sent = server.Requests.Single();
        sent.Header("X-Tag").ShouldBe("1, 2");
        sent.Header("X-Once").ShouldBe("new");
        sent.Header("X-Gone").ShouldBeNull();
        sent.Header("Authorization").ShouldBe($"Bearer {TestClient.Key}");
    }

    [Fact]
    public async Task Headers_of_a_body_go_with_the_body_and_nowhere_without_one()
    {
        await using var server = new ScriptedServer(Status(200));
        Action<PipelineMessage> describe = message => message.Request.Headers.Set("Content-Language", "en");

        await SendAsync(server, describe, TestClient.Post());
        await SendAsync(server, describe);

        server.Requests[0].Header("Content-Type").ShouldBe("application/json");
        server.Requests[0].Header("Content-Language").ShouldBe("en");
        server.Requests[0].Text.ShouldBe("""{"n":1}""");
        server.Requests[1].Header("Content-Language").ShouldBeNull();
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PURGE")]
    public async Task Any_method_is_sent_as_it_is_written(string method)
    {
        await using var server = new ScriptedServer(Status(200));

        await SendAsync(server, message => message.Request.Method = method);

        server.Requests.Single().Method.ShouldBe(method);
    }

    [Fact]
    public async Task The_answer_is_there_as_memory_as_a_stream_and_by_its_headers()
    {
        await using var server =
            new ScriptedServer(Status(200, "text", "X-Request-Id: r1", "X-Tag: 1", "X-Tag: 2", "Content-Language: en"));

        PipelineResponse answer = (await SendAsync(server, _ => { })).GetRawResponse();

        answer.Status.ShouldBe(200);
        answer.ReasonPhrase.ShouldBe("OK");
        answer.Content.ToString().ShouldBe("text");
        new StreamReader(answer.ContentStream!).ReadToEnd().ShouldBe("text");
        answer.BufferContent().ToString().ShouldBe("text");
        answer.Headers.TryGetValue("x-request-id", out string? id).ShouldBeTrue();
        id.ShouldBe("r1");
        answer.Headers.TryGetValues("X-Tag", out IEnumerable<string>? tags).ShouldBeTrue();
        tags.ShouldBe(["1", "2"]);
        answer.Headers.TryGetValue("content-language", out string? language).ShouldBeTrue();
        language.ShouldBe("en");
        answer.Headers.TryGetValue("X-Nothing", out string? nothing).ShouldBeFalse();
        nothing.ShouldBeNull();
        answer.Headers.TryGetValues("X-Nothing", out _).ShouldBeFalse();
        answer.Headers.Select(header => header.Key)
            .ShouldBe(["Connection", "X-Request-ID", "X-Tag", "Content-Length", "Content-Language"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_policy_may_put_another_body_in_the_place_of_the_answers()
    {
        await using var server = new ScriptedServer(Status(200, """{"sealed":true}"""));
        var policy =
            new Acting(_ => { }, message => message.Response!.ContentStream = new MemoryStream("""{"thing":{"name":"it"}}"""u8.ToArray()));

        ClientResult result = await Connect(server, policy).SendAsync(TestClient.Get());

        ApiConnection.Read(result, TestClient.ReadThing).ShouldBe("it");
    }

    [Fact]
    public async Task A_stream_must_be_read_before_it_is_asked_for_as_memory()
    {
        await using var server = new ScriptedServer(Status(200, "text"));

        using PipelineResponse answer = (await SendAsync(server, _ => { }, TestClient.Get().Stream())).GetRawResponse();

        Should.Throw<InvalidOperationException>(() => answer.Content).Message.ShouldContain("ContentStream");
        answer.BufferContent().ToString().ShouldBe("text");
    }

    [Fact]
    public async Task The_synchronous_door_sends_and_reads_bodies_too()
    {
        await using var server = new ScriptedServer(Status(200, "text"));
        ClientPipeline pipeline = TestClient.Connect(server.Address).Pipeline;
        using PipelineMessage message = pipeline.CreateMessage(server.Address, "POST", ApiRetryRules.Instance);
        message.Request.Content = BinaryContent.Create(BinaryData.FromString("body"));

        await Task.Run(() => pipeline.Send(message));

        message.Response!.Content.ToString().ShouldBe("text");
        server.Requests.Single().Text.ShouldBe("body");
    }

    private static Task<ClientResult> SendAsync(ScriptedServer server, Action<PipelineMessage> act, ApiRequest? request = null)
        => Connect(server, new Acting(act, _ => { })).SendAsync(request ?? TestClient.Get());

    private static ApiConnection Connect(ScriptedServer server, PipelinePolicy policy)
        => TestClient.Connect(server.Address, options => options.AddPolicy(policy, PipelinePosition.BeforeTransport));

    private sealed class Acting(Action<PipelineMessage> before, Action<PipelineMessage> after) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            before(message);
            await ProcessNextAsync(message, pipeline, currentIndex);
            after(message);
        }
    }
}
