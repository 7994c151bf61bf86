using System.Net;
using System.Net.Sockets;

namespace XaiGen.Fuzz.Targets;

/// <summary>A server on this machine that responds to each request with the same bytes and closes the connection.</summary>
internal sealed class ResponseServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly byte[] _response;
    private readonly bool _isReset;
    private readonly Task _serving;

    public ResponseServer(byte[] response, bool isReset)
    {
        _response = response;
        _isReset = isReset;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream connection = client.GetStream();
                await ReceivedRequest.ReadAsync(connection, _stopping.Token);
                await connection.WriteAsync(_response, _stopping.Token);
                if (_isReset)
                {
                    client.LingerState = new LingerOption(true, 0);
                    return;
                }

                client.Client.Shutdown(SocketShutdown.Send);
                await connection.CopyToAsync(Stream.Null, _stopping.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client closed the connection.
            }
        }
    }
}
