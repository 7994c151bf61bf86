using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XaiGen.Client.Tests.Faults;

/// <summary>
/// A bare TCP server that responds to each operation's requests as its dossier specifies. Connections are kept alive, so that
/// faults also affect connections that worked a moment ago. An operation is identified by the prefix of its paths.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly IReadOnlyList<Dossier> _dossiers;
    private readonly LoopbackListener _listener;

    public FaultServer(IReadOnlyList<Dossier> dossiers)
    {
        _dossiers = dossiers;
        _listener = new LoopbackListener(ServeAsync);
    }

    public Uri AddressOf(int operation) => new(_listener.Address, $"/operation-{operation}");

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream connection)
    {
        while (await AnswerAsync(connection, await ReceivedRequest.ReadAsync(connection, _listener.Stopping)))
        {
        }
    }

    /// <returns>Whether the connection stays.</returns>
    private async Task<bool> AnswerAsync(NetworkStream connection, ReceivedRequest request)
    {
        string[] parts = request.Target.Split('/', 3);
        int operation = int.Parse(parts[1]["operation-".Length..]);
        string route = "/" + parts[2];
        Dossier dossier = _dossiers[operation];
        int number = dossier.Exchanges.Count;
        Fault fault = dossier.Next(number);
        var exchange = new Exchange(route, fault, FaultyApi.IsBilled(request, route), fault.Works());
        dossier.Exchanges.Enqueue(exchange);
        byte[] answer = fault.Works() ? FaultyApi.Work(operation, dossier, request, route) : [];
        dossier.Arrived(number);

        switch (fault)
        {
            case Fault.None:
                await WriteAsync(connection, Head(200, answer.Length), answer);
                exchange.IsAnswered = true;
                return true;
            case Fault.SlowBytes:
                await WriteSlowlyAsync(connection, [.. Head(200, answer.Length), .. answer]);
                exchange.IsAnswered = true;
                return true;
            case Fault.TooMany:
                return await RefuseAsync(connection, 429);
            case Fault.TooManyFor:
                return await RefuseAsync(connection, 429, $"Retry-After: {90 - (number * 40)}\r\n");
            case Fault.UnavailableFor:
                return await RefuseAsync(connection, 503, "Retry-After: 7\r\n");
            case Fault.Unavailable:
                return await RefuseAsync(connection, 503);
            case Fault.Failed:
                return await RefuseAsync(connection, 500);
            case Fault.ResetBeforeWork or Fault.ResetAfterWork:
                return Reset(connection.Socket);
            case Fault.ResetInHeaders:
                await WriteAsync(connection, Head(200, answer.Length).AsMemory(0, 20));
                return Reset(connection.Socket);
            case Fault.HalfBody:
                await WriteAsync(connection, Head(200, answer.Length), answer.AsMemory(0, answer.Length / 2));
                return false;
            case Fault.Stalled:
                await WriteAsync(connection, Head(200, answer.Length), answer.AsMemory(0, answer.Length / 2));
                return await UntilClosedAsync(connection);
            case Fault.Silent:
                return await UntilClosedAsync(connection);
            case Fault.LengthTooLong:
                await WriteAsync(connection, Head(200, answer.Length + 10), answer);
                return false;
            case Fault.LengthTooShort:
                // Without announcing the close, the next user of the connection would lose a request, or receive the rest of this response.
                await WriteAsync(connection, Head(200, answer.Length - 3, "Connection: close\r\n"), answer);
                return false;
            case Fault.Empty202:
                await WriteAsync(connection, Head(202, 0));
                return true;
            case Fault.Garbage:
                await WriteAsync(connection, Head(200, 22), "<html>Not JSON.</html>"u8.ToArray());
                return true;
            default:
                throw new InvalidOperationException($"The server knows no fault {fault}.");
        }
    }

    private async Task<bool> RefuseAsync(NetworkStream connection, int status, string headers = "")
    {
        byte[] body = """{"code":"unavailable","error":"Not now."}"""u8.ToArray();
        await WriteAsync(connection, Head(status, body.Length, headers), body);
        return true;
    }

    private static bool Reset(Socket socket)
    {
        // Closing without lingering sends a reset instead of an end.
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        return false;
    }

    private async Task<bool> UntilClosedAsync(NetworkStream connection)
    {
        await connection.CopyToAsync(Stream.Null, _listener.Stopping);
        return false;
    }

    private async Task WriteSlowlyAsync(NetworkStream connection, byte[] bytes)
    {
        foreach (byte[] piece in bytes.Chunk(16))
        {
            await connection.WriteAsync(piece, _listener.Stopping);
            await Task.Yield();
        }
    }

    private async Task WriteAsync(NetworkStream connection, params ReadOnlyMemory<byte>[] pieces)
    {
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            await connection.WriteAsync(piece, _listener.Stopping);
        }
    }

    private static byte[] Head(int status, int length, string headers = "")
        => Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Length: {length}\r\nx-request-id: r\r\n{headers}\r\n");
}
