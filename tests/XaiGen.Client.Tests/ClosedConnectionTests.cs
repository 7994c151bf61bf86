using System.ClientModel.Primitives;
using System.Net;

namespace XaiGen.Client.Tests;

/// <summary>
/// A timeout closes the connection while another thread reads from it, and .NET's stream of it may then fail by accident.
/// </summary>
public sealed class ClosedConnectionTests
{
    [Fact]
    public async Task What_fails_by_accident_is_an_answer_that_did_not_come()
    {
        using var http = new HttpClient(new ClosingServer());
        var client = new XaiClient("key", new XaiClientOptions
        {
            Endpoint = new Uri("http://127.0.0.1:9"),
            Transport = new HttpClientPipelineTransport(http),
            MaxRetries = 0,
        });

        XaiException error = await Should.ThrowAsync<XaiException>(() => client.Files.GetAsync(new FileId("file_1")));

        error.Kind.ShouldBe(XaiErrorKind.NoResponse);
        error.Message.ShouldContain("the connection was closed while the response was read");
    }

    private sealed class ClosingServer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new ClosedStream()) });
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => throw new NullReferenceException();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => throw new NullReferenceException();
    }
}
