using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>Observes all calls as OpenTelemetry and a logger do, and checks what they receive.</summary>
internal sealed class CallWatcher : ILoggerFactory, ILogger
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public CallWatcher()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == XaiTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                Read("an activity", [.. activity.TagObjects, new("name", activity.DisplayName), new("status", activity.StatusDescription)]),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == XaiTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((_, _, tags, _) => Read("a metric", tags.ToArray()));
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => Read("a metric", tags.ToArray()));
        _meters.Start();
    }

    /// <summary>A value that must not reach a log or a monitor; null if there is none.</summary>
    public Failure? Failure { get; private set; }

    public ILogger CreateLogger(string categoryName) => categoryName == XaiTelemetry.LogCategory ? this : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string line = formatter(state, exception);
        if (line.Any(char.IsControl))
        {
            Failure ??= new Failure($"a control character in the log line {eventId.Name}", Shown.Line(line));
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Read(string what, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach ((string name, object? value) in tags)
        {
            if (value is string text && text.Any(char.IsControl))
            {
                Failure ??= new Failure($"a control character in {what}: {name}", Shown.Line(text));
            }
        }
    }
}
