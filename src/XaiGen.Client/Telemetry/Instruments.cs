using System.Diagnostics;
using System.Diagnostics.Metrics;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>The instruments that the process has once, regardless of the number of clients.</summary>
internal static class Instruments
{
    public static readonly ActivitySource Source = new(XaiTelemetry.SourceName, ApiConnection.Version);

    private static readonly Meter s_meter = new(XaiTelemetry.MeterName, ApiConnection.Version);

    public static readonly Histogram<double> CallDuration = s_meter.CreateHistogram(
        "xaigen.client.call.duration", "s", "The duration of calls, including all tries.", tags: null, Buckets());

    public static readonly Histogram<double> GenerationDuration = s_meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "The duration of calls that generate images or start videos.", tags: null, Buckets());

    public static readonly Counter<long> Retries = s_meter.CreateCounter<long>(
        "xaigen.client.retries", "{retry}", "The number of times that requests were sent again.");

    public static readonly Counter<long> Cost = s_meter.CreateCounter<long>(
        "xaigen.client.cost", "{usd_tick}", "The cost of calls, in ticks: 10,000,000,000 are one US dollar.");

    public static bool AreWatched
        => Source.HasListeners() || CallDuration.Enabled || GenerationDuration.Enabled || Retries.Enabled || Cost.Enabled;

    // The bucket boundaries that OpenTelemetry's gen-ai conventions recommend.
    private static InstrumentAdvice<double> Buckets()
    {
        // An array, because the list that the compiler would make is compiled in each program's first call.
        double[] boundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
        return new() { HistogramBucketBoundaries = boundaries };
    }
}
