namespace XaiGen;

/// <summary>The names under which the client can be watched. While nobody does, watching costs nothing.</summary>
/// <remarks>
/// Neither the key nor anything that a public or short-lived address is made of is in what is told: queries are left
/// out, and of such an address only the host stays. Prompts are left out too, unless
/// <see cref="XaiClientOptions.RecordPrompts"/> is set.
/// </remarks>
public static class XaiTelemetry
{
    /// <summary>
    /// The <see cref="System.Diagnostics.ActivitySource"/>, as OpenTelemetry's <c>AddSource</c> takes it: one client
    /// activity for each call with all its tries, with OpenTelemetry's HTTP attributes and, where images or videos are
    /// made, its gen-ai attributes. <c>ClientPipelineOptions.EnableDistributedTracing = false</c> turns it off for a client.
    /// </summary>
    public const string SourceName = "XaiGen";

    /// <summary>
    /// The <see cref="System.Diagnostics.Metrics.Meter"/>, as OpenTelemetry's <c>AddMeter</c> takes it:
    /// <c>xaigen.client.call.duration</c> and, where images or videos are made, <c>gen_ai.client.operation.duration</c>
    /// in seconds; <c>xaigen.client.retries</c>; and <c>xaigen.client.cost</c> in ticks, of which 10,000,000,000 are one
    /// US dollar. The cost is counted as answers name it, and once where a client asks again about one of the last 1,000
    /// pieces of work that ended.
    /// </summary>
    public const string MeterName = "XaiGen";

    /// <summary>
    /// The category of the log, which goes to the logger factory of <c>ClientPipelineOptions.ClientLoggingOptions</c>.
    /// Events: 1 call started, 2 call finished, 3 call failed, 4 call is tried again, 5 work goes on, 6 work ended,
    /// 7 call was billed, 8 call was cancelled.
    /// </summary>
    public const string LogCategory = "XaiGen";
}
