using System.Net.Sockets;

namespace XaiGen.Fuzz.Targets;

/// <summary>A server on this machine that responds to each request with the same bytes and closes the connection.</summary>
internal sealed class ResponseServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly byte[] _response;
    private readonly bool _isReset;

    public ResponseServer(byte[] response, bool isReset)
    {
        (_response, _isReset) = (response, isReset);
        _listener = new LoopbackListener(ServeAsync);
    }

    public Uri Address => _listener.Address;

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream connection)
    {
        await ReceivedRequest.ReadAsync(connection, _listener.Stopping);
        await connection.WriteAsync(_response, _listener.Stopping);
        if (_isReset)
        {
            connection.Socket.LingerState = new LingerOption(true, 0);
            return;
        }

        connection.Socket.Shutdown(SocketShutdown.Send);
        await connection.CopyToAsync(Stream.Null, _listener.Stopping);
    }
}
