using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Control;

/// <summary>Sends server-sent events: each request, and each change of the clock and of the faults.</summary>
internal sealed class LiveFeed
{
    /// <summary>A slow reader loses the oldest events; the gap is visible in the IDs of the requests.</summary>
    private const int MaxWaiting = 256;

    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    private readonly byte[] _hello;
    private readonly Func<ClockView> _clock;
    private readonly Func<FaultList> _faults;
    private readonly Lock _lock = new();
    private volatile Channel<Func<byte[]>>[] _readers = [];

    public LiveFeed(EmulatorClock clock, FaultPlans faults, RequestJournal journal, Func<FaultList> viewOfFaults, HelloView hello)
    {
        _hello = Event("hello", ControlViews.ToJson(hello));
        (_clock, _faults) = (() => ClockView.Of(clock), viewOfFaults);
        clock.Changed += () => Send(ClockEvent);
        faults.Changed += () => Send(FaultsEvent);
        journal.Added += entry => Send(() => Event("request", ControlViews.ToJson(RequestView.Of(entry)), entry.Id));
    }

    /// <summary>Reports that work started or ended, or has a result.</summary>
    public void SendWork() => Send(() => Event("work", "{}"u8));

    public void SendReset() => Send(() => Event("reset", "{}"u8));

    public async Task ServeAsync(HttpContext context)
    {
        var events = Channel.CreateBounded<Func<byte[]>>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_lock)
        {
            _readers = [.. _readers, events];
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            await SendAsync(context, _hello);
            await SendAsync(context, ClockEvent());
            await SendAsync(context, FaultsEvent());
            while (true)
            {
                await SendNextAsync(context, events.Reader);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has disconnected.
        }
        finally
        {
            lock (_lock)
            {
                _readers = [.. _readers.Where(other => other != events)];
            }
        }
    }

    private static async Task SendNextAsync(HttpContext context, ChannelReader<Func<byte[]>> events)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(s_heartbeat);
        Func<byte[]> next;
        try
        {
            next = await events.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Writing detects a connection that was lost without being closed.
            next = () => ":\n\n"u8.ToArray();
        }

        await SendAsync(context, next());
    }

    private static async Task SendAsync(HttpContext context, byte[] text)
    {
        await context.Response.Body.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static byte[] Event(string name, ReadOnlySpan<byte> json, long? id = null)
    {
        string head = id is null
            ? $"event: {name}\ndata: "
            : string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: ");
        return [.. Encoding.UTF8.GetBytes(head), .. json, .. "\n\n"u8];
    }

    private byte[] ClockEvent() => Event("clock", ControlViews.ToJson(_clock()));

    private byte[] FaultsEvent() => Event("faults", ControlViews.ToJson(_faults()));

    private void Send(Func<byte[]> text)
    {
        foreach (Channel<Func<byte[]>> reader in _readers)
        {
            reader.Writer.TryWrite(text);
        }
    }
}
