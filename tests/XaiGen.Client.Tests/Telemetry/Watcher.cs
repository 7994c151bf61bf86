using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace XaiGen.Client.Tests.Telemetry;

/// <summary>
/// Watches the calls to one server as OpenTelemetry and a log would; what other tests call meanwhile is not its business.
/// </summary>
internal sealed class Watcher : IDisposable
{
    private readonly int _port;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Watcher(Uri server)
    {
        _port = server.Port;
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == XaiTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Keep(Activities, activity, activity.TagObjects),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == XaiTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>(Keep);
        _meters.SetMeasurementEventCallback<double>(Keep);
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Activities { get; } = [];

    public ConcurrentQueue<Measurement> Measurements { get; } = [];

    public LogOf Log { get; } = new();

    public Measurement Measured(string instrument)
        => Measurements.Where(measurement => measurement.Instrument.Name == instrument).ShouldHaveSingleItem();

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        where T : struct
    {
        KeyValuePair<string, object?>[] copy = tags.ToArray();
        Keep(Measurements, new Measurement(instrument, Convert.ToDouble(value), copy.ToDictionary()), copy);
    }

    private void Keep<T>(ConcurrentQueue<T> kept, T item, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        if (tags.Contains(new("server.port", _port)))
        {
            kept.Enqueue(item);
        }
    }

    public sealed record Measurement(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);

    /// <summary>A log whose lines stay, as <c>number level text</c>.</summary>
    public sealed class LogOf : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName)
            => categoryName == XaiTelemetry.LogCategory ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
