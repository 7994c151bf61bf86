using System.ClientModel.Primitives;
using System.Text.Json;

namespace XaiGen;

/// <summary>The facts of a response that a budget needs.</summary>
internal readonly record struct BilledFacts(long? CostInUsdTicks, string? Model, string? WorkId, string? BatchId, bool HasEnded)
{
    public static BilledFacts Of(PipelineResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            JsonElement body = document.RootElement;
            if (body.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            long? cost = Number(body, "usage", "cost_in_usd_ticks") ?? Number(body, "cost_breakdown", "total_cost_usd_ticks");

            // What has produced results costs something, so it has not ended for a budget before that is known.
            bool hasEnded = Text(body, "status") is { } status
                ? status is not "pending" && (cost is not null || status is not "done")
                : HasEndedBatch(body, cost);
            return new BilledFacts(
                cost is { } ticks ? Math.Max(ticks, 0) : null, Text(body, "model"), Text(body, "request_id"), Text(body, "batch_id"),
                hasEnded);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static bool HasEndedBatch(JsonElement body, long? cost)
    {
        long jobs = Number(body, "state", "num_requests") ?? 0;
        bool isCancelled = (Text(body, "cancel_time") ?? Text(body, "cancel_by_xai_message")) is not null;
        return (jobs > 0 || isCancelled) && Number(body, "state", "num_pending") is null or 0
            && (cost is not null || jobs == (Number(body, "state", "num_cancelled") ?? 0));
    }

    private static string? Text(JsonElement body, string name)
        => body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement body, string outer, string inner)
        => body.TryGetProperty(outer, out JsonElement part) && part.ValueKind == JsonValueKind.Object
            && part.TryGetProperty(inner, out JsonElement value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : null;
}
