namespace XaiGen;

/// <summary>The names for observing the client. Without a listener, telemetry costs nothing.</summary>
/// <remarks>
/// Telemetry contains neither the API key nor the secret parts of public or short-lived URLs: queries are omitted, and of such a URL only
/// the host is kept. Prompts are omitted unless <see cref="XaiClientOptions.RecordPrompts"/> is set.
/// </remarks>
public static class XaiTelemetry
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/>, for OpenTelemetry's <c>AddSource</c>: one client activity for each
    /// call including its retries, with OpenTelemetry's HTTP attributes and, for calls that generate images or videos, its gen-ai
    /// attributes. <c>ClientPipelineOptions.EnableDistributedTracing = false</c> turns it off for a client.
    /// </summary>
    public const string SourceName = "XaiGen";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>, for OpenTelemetry's <c>AddMeter</c>:
    /// <c>xaigen.client.call.duration</c> and, for calls that generate images or videos, <c>gen_ai.client.operation.duration</c> in
    /// seconds; <c>xaigen.client.retries</c>; and <c>xaigen.client.cost</c> in ticks, of which 10,000,000,000 are one US dollar. Costs are
    /// counted as responses report them, and only once if a client polls one of the last 1,000 finished pieces of work again.
    /// </summary>
    public const string MeterName = "XaiGen";

    /// <summary>
    /// The log category, used with the logger factory of <c>ClientPipelineOptions.ClientLoggingOptions</c>. Events: 1 call started, 2 call
    /// finished, 3 call failed, 4 call is retried, 5 work is in progress, 6 work ended, 7 call was billed, 8 call was cancelled.
    /// </summary>
    public const string LogCategory = "XaiGen";
}
