using System.ClientModel;
using System.ClientModel.Primitives;
using System.IO.Compression;
using System.Text;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

/// <summary>The limits of responses, with the built-in transport.</summary>
public sealed class BuiltInTransportLimitTests() : ResponseLimitTests(static () => null);

/// <summary>The limits of responses, with a transport that does not implement them.</summary>
public sealed class OwnTransportLimitTests() : ResponseLimitTests(
    static () => new HttpClientPipelineTransport(new HttpClient(ApiConnection.CreateHandler())));

/// <summary>Servers that send too much, or too slowly.</summary>
public abstract class ResponseLimitTests(Func<PipelineTransport?> transport)
{
    private const int Limit = 100_000;

    [Fact]
    public async Task An_answer_as_long_as_allowed_is_read()
    {
        foreach (Answer answer in (Answer[])[Status(200, new string('x', Limit)), WithoutLength(new byte[Limit])])
        {
            await using var server = new ScriptedServer(answer);

            ClientResult result = await Connect(server).SendAsync(TestClient.Get());

            result.GetRawResponse().Content.ToMemory().Length.ShouldBe(Limit);
        }
    }

    [Fact]
    public async Task A_longer_one_is_refused_and_not_asked_for_again()
    {
        foreach (Answer answer in (Answer[])[Status(
            200, new string('x', Limit + 1)), WithoutLength(new byte[Limit + 1]), Compressed(new byte[100 * Limit])])
        {
            await using var server = new ScriptedServer(answer);

            Api_Exception error = await Connect(server).FailAsync(TestClient.Get());

            error.Message.ShouldContain(
                "the response is refused: it has more than 100,000 bytes; raise MaxResponseSize in the client's options if that is expected");
            error.IsRetryable.ShouldBeFalse();
            server.Requests.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_promise_of_too_much_is_refused_before_any_of_it_is_read()
    {
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n"u8.ToArray(), stopping);
            await Task.Delay(Timeout.Infinite, stopping);
        });

        (await Connect(server).FailAsync(TestClient.Get())).Message.ShouldContain("it has more than 100,000 bytes");
    }

    [Fact]
    public async Task A_stream_has_a_limit_of_its_own()
    {
        foreach (Answer answer in (Answer[])[WithoutLength(new byte[3 * Limit]), Status(200, new string('x', 3 * Limit))])
        {
            await using var server = new ScriptedServer(answer);
            ClientResult result = await Connect(server).SendAsync(TestClient.Get().Stream());
            await using Stream stream = ApiConnection.ReadStream(result);

            IOException error = await Should.ThrowAsync<IOException>(stream.CopyToAsync(Stream.Null));

            error.Message.ShouldContain("it has more than 200,000 bytes; raise MaxDownloadSize");
        }
    }

    [Fact]
    public async Task A_stream_within_its_limit_may_be_longer_than_an_answer_in_memory()
    {
        await using var server = new ScriptedServer(Status(200, new string('x', 2 * Limit)));
        ClientResult result = await Connect(server).SendAsync(TestClient.Get().Stream());
        await using Stream stream = ApiConnection.ReadStream(result);
        using var read = new MemoryStream();

        await stream.CopyToAsync(read);

        read.Length.ShouldBe(2 * Limit);
    }

    [Fact]
    public async Task The_body_of_an_error_is_cut_and_the_rest_not_waited_for()
    {
        var never = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(500, new string('x', 2 * 1024 * 1024), never.Task, "end"));

        Api_Exception error = await Connect(server, options => options.MaxRetries = 0).FailAsync(TestClient.Get());

        error.Status.ShouldBe(500);
        error.Body!.Length.ShouldBe(1024 * 1024);
    }

    [Fact]
    public async Task The_body_of_an_error_that_gets_lost_leaves_its_status()
    {
        await using var server = new ScriptedServer(CutShort(404, "half"));

        (await Connect(server).FailAsync(TestClient.Get())).Message.ShouldBe("GET /v1/things failed: 404 NotFound");
    }

    [Fact]
    public async Task Whoever_ends_the_call_amid_an_error_is_told_so()
    {
        var half = new TaskCompletionSource();
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping);
            half.SetResult();
            await Task.Delay(Timeout.Infinite, stopping);
        });
        using var cancellation = new CancellationTokenSource();
        Task<ClientResult> sending = Connect(server).SendAsync(TestClient.Get(), ApiConnection.Options(cancellation.Token));

        await half.Task;
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task An_answer_that_drips_has_the_time_of_one_try()
    {
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), stopping);
            while (true)
            {
                await connection.WriteAsync("x"u8.ToArray(), stopping);
                await Task.Delay(5, stopping);
            }
        });

        Api_Exception error = await Connect(server, options =>
        {
            options.MaxResponseSize = 1_000_000;
            options.NetworkTimeout = TimeSpan.FromSeconds(2);
        }).FailAsync(TestClient.Post());

        error.Message.ShouldContain("NetworkTimeout");
        error.Message.ShouldContain("Whether the service did the work is not known");
        error.IsRetryable.ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
    }

    private ApiConnection Connect(ScriptedServer server, Action<Api_ClientOptions>? configure = null)
        => TestClient.Connect(server.Address, options =>
    {
        options.Transport = transport();
        options.MaxResponseSize = Limit;
        options.MaxDownloadSize = 2 * Limit;
        configure?.Invoke(options);
    });

    private static Answer WithoutLength(byte[] body, string header = "X-Nothing: 1") => async (connection, stopping) =>
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\nConnection: close\r\n\r\n"), stopping);
        await connection.WriteAsync(body, stopping);
    };

    private static Answer Compressed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return WithoutLength(packed.ToArray(), "Content-Encoding: gzip");
    }
}
