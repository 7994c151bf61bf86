using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Control.Browser;

/// <summary>The DevTools protocol: commands with their answers, and events, over one connection for all pages.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _turns = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonNode>> _listeners = new();
    private Task _reading = Task.CompletedTask;
    private int _lastId;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>Gives the events of a page to <paramref name="listener"/>, by name and parameters.</summary>
    public void Listen(string session, Action<string, JsonNode> listener) => _listeners[session] = listener;

    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _turns.WaitAsync();
        try
        {
            await _socket.SendAsync(
                Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }

        JsonNode result = await answer.Task.WaitAsync(TimeSpan.FromMinutes(5));
        result["error"].ShouldBeNull($"{method}: {result["error"]}");
        return result["result"]!;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _turns.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                using var message = new MemoryStream();
                WebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);

                if (message.Length > 0)
                {
                    Receive(JsonNode.Parse(message.ToArray())!);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            foreach ((int _, TaskCompletionSource<JsonNode>? answer) in _waiting)
            {
                answer.TrySetException(fault);
            }
        }
    }

    private void Receive(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (_waiting.TryRemove(id.GetValue<int>(), out TaskCompletionSource<JsonNode>? answer))
            {
                answer.SetResult(message);
            }
        }
        else if (message["sessionId"] is { } session
            && _listeners.TryGetValue(session.GetValue<string>(), out Action<string, JsonNode>? listener))
        {
            listener(message["method"]!.GetValue<string>(), message["params"]!);
        }
    }
}
