using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XaiGen.Testing;

/// <summary>The server's reaction to a request, which may be to close the connection in the middle of the response.</summary>
internal delegate Task Answer(NetworkStream connection, CancellationToken stopping);

/// <summary>
/// A bare TCP server on this machine that answers the first request with the first response, and so on; the last one repeats.
/// Each connection serves one request, so what a test sees is what the client sent, not what a pool made of it.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly Answer[] _answers;
    private readonly LoopbackListener _listener;

    public ScriptedServer(params Answer[] answers)
    {
        _answers = answers;
        _listener = new LoopbackListener(ServeAsync);
    }

    public Uri Address => _listener.Address;

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>An address without a listener.</summary>
    public static Uri NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static Answer Status(int status, string body = "", params string[] headers)
        => Bytes(status, Encoding.UTF8.GetBytes(body), headers);

    public static Answer Bytes(int status, byte[] body, params string[] headers) => async (connection, stopping) =>
    {
        await connection.WriteAsync(Head(status, body.Length, headers), stopping);
        await connection.WriteAsync(body, stopping);
    };

    /// <summary>Takes the request and closes without a word.</summary>
    public static Answer Dropped() => (_, _) => Task.CompletedTask;

    /// <summary>Promises more bytes than it sends.</summary>
    public static Answer CutShort(int status, string body) => async (connection, stopping) =>
    {
        await connection.WriteAsync(Head(status, body.Length + 100, []), stopping);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(body), stopping);
    };

    /// <summary>Takes the request and never answers.</summary>
    public static Answer Silent() => (_, stopping) => Task.Delay(Timeout.Infinite, stopping);

    /// <summary>Sends the first half, and the second only when the gate opens.</summary>
    public static Answer InHalves(int status, string first, Task gate, string second) => async (connection, stopping) =>
    {
        await connection.WriteAsync(Head(status, first.Length + second.Length, []), stopping);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(first), stopping);
        await gate.WaitAsync(stopping);
        await connection.WriteAsync(Encoding.UTF8.GetBytes(second), stopping);
    };

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private static byte[] Head(int status, int length, string[] headers)
    {
        string lines = string.Concat(headers.Select(header => header + "\r\n"));
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Length: {length}\r\nConnection: close\r\n{lines}\r\n");
    }

    private async Task ServeAsync(NetworkStream connection)
    {
        ReceivedRequest request = await ReceivedRequest.ReadAsync(connection, _listener.Stopping);
        _requests.Enqueue(request);
        await _answers[Math.Min(_requests.Count, _answers.Length) - 1](connection, _listener.Stopping);
    }
}
