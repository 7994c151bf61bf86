#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Net.ServerSentEvents;
using global::System.Runtime.CompilerServices;
using global::System.Text;
using global::System.Text.Json;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>Reads the data of an event.</summary>
/// <param name="name">The event's name; <c>message</c> if it has none.</param>
/// <param name="data">Its data.</param>
internal delegate T EventDataReader<T>(string name, ReadOnlySpan<byte> data);

/// <summary>
/// A response of server-sent events. Each enumeration sends a request and returns the events as they arrive. A broken connection is resumed
/// if that repeats nothing: for a GET, after the last event that had an ID.
/// </summary>
/// <param name="connection">The client's connection; null for a test double.</param>
/// <param name="send">Sends the request.</param>
/// <param name="read">Reads the data of an event.</param>
/// <param name="end">The data of the event that ends the stream; if the contract names one, a stream without it is broken.</param>
/// <param name="error">The name of events that report an error.</param>
internal sealed class ApiEvents<T>(
    ApiConnection? connection, Func<RequestOptions, Task<ClientResult>> send, EventDataReader<T> read, string? end = null,
    string error = "error")
{
    private readonly Func<RequestOptions, Task<ClientResult>> _send = send;
    private readonly Api_ClientOptions? _settings = connection?.Settings;
    private readonly byte[] _end = Encoding.UTF8.GetBytes(end ?? "[DONE]");

    private enum EventKind
    {
        Empty,
        Item,
        Error,
        End,
    }

    private bool MayEndAnywhere => end is null;

    private TimeProvider Time => _settings?.TimeProvider ?? TimeProvider.System;

    /// <summary>The data of the events.</summary>
    public async IAsyncEnumerable<T> Data([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = new Session(this, cancellationToken);
        await using (session.ConfigureAwait(false))
        {
            while (await session.MoveNextAsync().ConfigureAwait(false))
            {
                yield return session.Current.Data.Value!;
            }
        }
    }

    /// <summary>The events with their names and IDs.</summary>
    public async IAsyncEnumerable<SseItem<T>> Items([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = new Session(this, cancellationToken);
        await using (session.ConfigureAwait(false))
        {
            while (await session.MoveNextAsync().ConfigureAwait(false))
            {
                SseItem<Event> current = session.Current;
                yield return new SseItem<T>(current.Data.Value!, current.EventType)
                {
                    EventId = current.EventId,
                    ReconnectionInterval = current.ReconnectionInterval,
                };
            }
        }
    }

    private Event Read(string name, ReadOnlySpan<byte> data)
    {
        // By the standard, an event without data is ignored.
        if (data.IsEmpty)
        {
            return default;
        }

        if (data.SequenceEqual(_end))
        {
            return new Event(EventKind.End, default, null);
        }

        if (name == error)
        {
            return new Event(EventKind.Error, default, Encoding.UTF8.GetString(data));
        }

        try
        {
            return new Event(EventKind.Item, read(name, data), null);
        }
        catch (JsonException) when (data.StartsWith("{"u8) && JsonRead.DocumentIfValid(data, ApiStreams.HasError))
        {
            return new Event(EventKind.Error, default, Encoding.UTF8.GetString(data));
        }
    }

    private readonly record struct Event(EventKind Kind, T? Value, string? Error);

    /// <summary>One enumeration, over as many connections as needed.</summary>
    private sealed class Session(ApiEvents<T> events, CancellationToken cancellationToken) : IAsyncDisposable
    {
        private ClientResult? _result;
        private SseParser<Event>? _parser;
        private IAsyncEnumerator<SseItem<Event>>? _items;
        private string _lastId = "";
        private long _count;
        private int _resumes;

        public SseItem<Event> Current => _items!.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_items is null)
            {
                return MoveNextAsync(null);
            }

            // Most events have arrived together with the one before.
            ValueTask<bool> next = _items.MoveNextAsync();
            return next.IsCompletedSuccessfully && next.Result && Current.Data.Kind == EventKind.Item
                ? new(Count())
                : MoveNextAsync(next.IsCompletedSuccessfully ? new(next.Result) : next);
        }

        public async ValueTask DisposeAsync()
        {
            // Ends the connection first, because data that arrives meanwhile is not needed.
            _result?.GetRawResponse().Dispose();
            if (_items is not null)
            {
                await _items.DisposeAsync().ConfigureAwait(false);
            }

            _items = null;
            _result = null;
        }

        private bool Count()
        {
            _count++;
            _resumes = 0;
            if (_parser!.LastEventId.Length > 0)
            {
                _lastId = _parser.LastEventId;
            }

            (_result!.GetRawResponse().ContentStream as LimitedStream)?.Restart();
            return true;
        }

        private async ValueTask<bool> MoveNextAsync(ValueTask<bool>? started)
        {
            while (true)
            {
                try
                {
                    if (started is null && _items is null && !await ConnectAsync().ConfigureAwait(false))
                    {
                        return false;
                    }

                    bool isThere = await (started ?? _items!.MoveNextAsync()).ConfigureAwait(false);
                    started = null;
                    if (!isThere)
                    {
                        return events.MayEndAnywhere
                            ? false
                            : throw new IOException($"it ended without '{Encoding.UTF8.GetString(events._end)}'");
                    }

                    switch (Current.Data)
                    {
                        case { Kind: EventKind.Item }:
                            return Count();
                        case { Kind: EventKind.End }:
                            return false;
                        case { Kind: EventKind.Error, Error: { } error }:
                            throw ApiStreams.Failed(_result!, error);
                    }
                }
                catch (JsonException e)
                {
                    throw ApiStreams.Unreadable(_result!, _count, e);
                }
                catch (Exception e) when (_result is not null && ApiStreams.IsBroken(e))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    TimeSpan wait = WaitBeforeNext(e) ?? throw ApiStreams.Broken(_result, _count, e);
                    started = null;
                    await DisposeAsync().ConfigureAwait(false);
                    await Task.Delay(wait, events.Time, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        /// <summary>Whether there are events to read; a server ends a stream permanently with 204.</summary>
        private async Task<bool> ConnectAsync()
        {
            RequestOptions options = ApiStreams.Options(cancellationToken);
            if (_lastId.Length > 0)
            {
                options.SetHeader("Last-Event-ID", _lastId);
            }

            _result = await events._send(options).ConfigureAwait(false);
            if (_result.GetRawResponse().Status == 204)
            {
                return false;
            }

            ApiStreams.CheckMediaType(_result, "text/event-stream");
            _parser = SseParser.Create(ApiConnection.ReadStream(_result), Read);
            _items = _parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            return true;
        }

        private Event Read(string name, ReadOnlySpan<byte> data)
        {
            bool isItem = true;
            try
            {
                Event read = events.Read(name, data);
                isItem = read.Kind == EventKind.Item;
                return read;
            }
            finally
            {
                if (isItem)
                {
                    ApiStreams.HasItem(_result!, data);
                }
            }
        }

        /// <summary>The time to wait before the stream is resumed; null if resuming would repeat an event or billed work.</summary>
        private TimeSpan? WaitBeforeNext(Exception failure)
        {
            bool isRepeatable = _result is ApiResult { Request: { Method: "GET", Safety: RetrySafety.Safe } }
                && (_count == 0 || _lastId.Length > 0)
                && !_lastId.AsSpan().ContainsAnyExceptInRange(' ', '~');
            if (!isRepeatable || ApiFailure.IsLasting(failure) || events._settings is not { } settings || _resumes++ >= settings.MaxRetries)
            {
                return null;
            }

            TimeSpan asked = _parser?.ReconnectionInterval is { } interval && interval >= TimeSpan.Zero ? interval : settings.RetryDelay;
            return asked < settings.MaxRetryDelay ? asked : settings.MaxRetryDelay;
        }
    }

}
