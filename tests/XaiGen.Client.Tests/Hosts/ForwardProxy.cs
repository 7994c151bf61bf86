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
    private readonly LoopbackListener _listener;
    private readonly ConcurrentQueue<string> _heads = [];
    private readonly int _target;
    private readonly string? _credentials;
    private readonly string _scheme;

    /// <param name="target">The port that every request leads to.</param>
    /// <param name="credentials">The user and the password that the proxy asks for, as <c>user:password</c>; none if null.</param>
    /// <param name="scheme">How it asks. Digest is asked for twice, as if the first nonce were too old, and is not verified.</param>
    public ForwardProxy(int target, string? credentials = null, string scheme = "Basic")
    {
        (_target, _credentials, _scheme) = (target, credentials, scheme);
        _listener = new LoopbackListener(ServeAsync);
    }

    public Uri Address => _listener.Address;

    /// <summary>The heads of the requests, with everything that passed in the clear.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream client)
    {
        CancellationToken stopping = _listener.Stopping;
        while (true)
        {
            ReceivedRequest request = await ReceivedRequest.ReadAsync(client, stopping);
            string head = string.Join("\r\n", [$"{request.Method} {request.Target} HTTP/1.1", .. request.HeaderLines, "", ""]);
            _heads.Enqueue(head);
            if (Challenge(request.Header("Proxy-Authorization")) is { } challenge)
            {
                await client.WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: {challenge}\r\nContent-Length: 0\r\n\r\n"),
                    stopping);
                continue;
            }

            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _target, stopping);
            NetworkStream onward = server.GetStream();
            if (request.Method == "CONNECT")
            {
                await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), stopping);
            }
            else
            {
                await onward.WriteAsync(Encoding.Latin1.GetBytes(head), stopping);
                await onward.WriteAsync(request.Body, stopping);
            }

            await Task.WhenAny(client.CopyToAsync(onward, stopping), onward.CopyToAsync(client, stopping));
            return;
        }
    }

    /// <summary>What the proxy asks for; null if the request may pass.</summary>
    private string? Challenge(string? given) => (_credentials, _scheme) switch
    {
        (null, _) => null,
        (_, "Basic") => given == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials))}" ? null : "Basic realm=\"p\"",
        _ when given is null => "Digest realm=\"p\", nonce=\"first\", qop=\"auth\"",
        _ when given.Contains("nonce=\"first\"") => "Digest realm=\"p\", nonce=\"second\", qop=\"auth\", stale=true",
        _ => null,
    };
}
