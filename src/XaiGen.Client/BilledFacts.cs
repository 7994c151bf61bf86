using System.ClientModel.Primitives;
using System.Text.Json;

namespace XaiGen;

/// <summary>The facts of a response that a budget needs.</summary>
internal readonly record struct BilledFacts(long? CostInUsdTicks, string? Model, string? WorkId, bool HasEnded)
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
            bool hasEnded = Text(body, "status") is { } status ? status is not "pending"
                : body.TryGetProperty("state", out JsonElement state)
                    && Number(body, "state", "num_requests") > 0 && Number(body, "state", "num_pending") == 0;
            return new BilledFacts(cost, Text(body, "model"), Text(body, "request_id"), hasEnded);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
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
