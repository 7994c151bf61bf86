using System.Net;
using System.Net.Sockets;

namespace XaiGen.Testing;

/// <summary>A TCP server on this machine. It serves its connections side by side until it is disposed of.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    /// <param name="serve">Serves a connection, which is closed afterwards. It may fail because the client has hung up.</param>
    public LoopbackListener(Func<NetworkStream, Task> serve)
    {
        _listener.Start(backlog: 512);
        _serving = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Is cancelled when the server is disposed of.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Stop();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, Task> serve)
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token), serve));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket socket, Func<NetworkStream, Task> serve)
    {
        await using var connection = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await serve(connection);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client has hung up, or the test is over.
        }
    }
}
