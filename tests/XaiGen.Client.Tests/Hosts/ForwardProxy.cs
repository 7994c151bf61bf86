using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>
/// A forward proxy on this machine that tunnels (CONNECT) and forwards plain requests. Whatever host is asked for, it connects to one
/// target. It keeps what it could read.
/// </summary>
internal sealed class ForwardProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _heads = [];
    private readonly int _target;
    private readonly string? _credentials;
    private readonly Task _serving;

    /// <param name="target">The port that every request leads to.</param>
    /// <param name="credentials">The user and the password that the proxy asks for, as <c>user:password</c>; none if null.</param>
    public ForwardProxy(int target, string? credentials = null)
    {
        (_target, _credentials) = (target, credentials);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The heads of the requests, with everything that passed in the clear.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Stop();
        _stopping.Dispose();
    }

    private static async Task<byte[]> ReadHeadAsync(NetworkStream connection, CancellationToken stopping)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (await connection.ReadAsync(one, stopping) == 1)
        {
            head.Add(one[0]);
            if (head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n')
            {
                break;
            }
        }

        return [.. head];
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var client = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadHeadAsync(client, _stopping.Token) is { Length: > 0 } bytes)
            {
                string head = Encoding.Latin1.GetString(bytes);
                _heads.Enqueue(head);
                bool isTunnel = head.StartsWith("CONNECT ", StringComparison.Ordinal);
                if (_credentials is not null
                    && !head.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials))}"))
                {
                    await client.WriteAsync(
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n"u8
                            .ToArray(), _stopping.Token);
                    await client.WriteAsync(Encoding.ASCII.GetBytes(isTunnel ? "\r\n" : "Connection: close\r\n\r\n"), _stopping.Token);
                    if (isTunnel)
                    {
                        continue;
                    }

                    return;
                }

                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _target, _stopping.Token);
                NetworkStream onward = server.GetStream();
                await (isTunnel
                    ? client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stopping.Token)
                    : onward.WriteAsync(bytes, _stopping.Token));
                await Task.WhenAny(client.CopyToAsync(onward, _stopping.Token), onward.CopyToAsync(client, _stopping.Token));
                return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // One of the two has hung up, or the test is over.
        }
    }
}
