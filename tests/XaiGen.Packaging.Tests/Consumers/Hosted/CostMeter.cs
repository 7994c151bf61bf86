using System.Diagnostics.Metrics;
using XaiGen;

namespace Hosted;

/// <summary>Adds up what calls cost, as an exporter of OpenTelemetry would get it from <c>AddMeter(XaiTelemetry.MeterName)</c>.</summary>
internal sealed class CostMeter : IDisposable
{
    private const decimal TicksPerDollar = 10_000_000_000;

    private readonly MeterListener _listener = new();
    private long _ticks;

    public decimal Dollars => Interlocked.Read(ref _ticks) / TicksPerDollar;

    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == XaiTelemetry.MeterName && instrument.Name == "xaigen.client.cost")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, ticks, _, _) => Interlocked.Add(ref _ticks, ticks));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();
}
