namespace XaiGen.Contract.Model;

/// <summary>A body in one media type.</summary>
public sealed record ApiContent
{
    public required string Pointer { get; init; }

    public required string MediaType { get; init; }

    public Schema? Schema { get; init; }

    /// <summary>3.2's <c>itemSchema</c>: each of the items.</summary>
    public Schema? ItemSchema { get; init; }

    /// <summary>What it says of its body.</summary>
    public IEnumerable<Schema> Schemas => new[] { Schema, ItemSchema }.OfType<Schema>();

    public EquatableArray<PartEncoding> Encoding { get; init; }

    /// <summary>How items follow one another; null where the body is one value.</summary>
    public ItemFormat? ItemFormat => FormatOf(MediaType);

    public static bool IsJson(string mediaType)
    {
        string essence = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        return essence is "application/json" or "text/json" or "*/*" || essence.EndsWith("+json", StringComparison.Ordinal);
    }

    public static ItemFormat? FormatOf(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/event-stream" => Model.ItemFormat.Events,
        "application/jsonl" or "application/x-jsonl" or "application/jsonlines" or "application/x-jsonlines" or "application/json-lines"
            or "application/ndjson" or "application/x-ndjson" or "text/jsonl" or "text/x-ndjson" => Model.ItemFormat.Lines,
        "application/json-seq" => Model.ItemFormat.Records,
        string other when other.EndsWith("+json-seq", StringComparison.Ordinal) => Model.ItemFormat.Records,
        _ => null,
    };
}
