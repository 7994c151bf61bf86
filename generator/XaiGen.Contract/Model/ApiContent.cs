namespace XaiGen.Contract.Model;

/// <summary>A body in one media type.</summary>
public sealed record ApiContent
{
    public required string Pointer { get; init; }

    public required string MediaType { get; init; }

    public Schema? Schema { get; init; }

    /// <summary>The <c>itemSchema</c> of OpenAPI 3.2: the schema of each item.</summary>
    public Schema? ItemSchema { get; init; }

    /// <summary>The schemas of the body.</summary>
    public IEnumerable<Schema> Schemas => (Schema, ItemSchema) switch
    {
        ({ } value, { } item) => [value, item],
        ({ } value, null) => [value],
        (null, { } item) => [item],
        _ => [],
    };

    public EquatableArray<PartEncoding> Encoding { get; init; }

    /// <summary>How the items are separated; null if the body is one value.</summary>
    public ItemFormat? ItemFormat => FormatOf(MediaType);

    /// <summary>The media type without its parameters, in lower case.</summary>
    public static string EssenceOf(string mediaType)
    {
        int end = mediaType.IndexOf(';');
        return (end < 0 ? mediaType : mediaType.Substring(0, end)).Trim().ToLowerInvariant();
    }

    public static bool IsJson(string mediaType)
    {
        string essence = EssenceOf(mediaType);
        return essence is "application/json" or "text/json" or "*/*" || essence.EndsWith("+json", StringComparison.Ordinal);
    }

    public static ItemFormat? FormatOf(string mediaType) => EssenceOf(mediaType) switch
    {
        "text/event-stream" => Model.ItemFormat.Events,
        "application/jsonl" or "application/x-jsonl" or "application/jsonlines" or "application/x-jsonlines" or "application/json-lines"
            or "application/ndjson" or "application/x-ndjson" or "text/jsonl" or "text/x-ndjson" => Model.ItemFormat.Lines,
        "application/json-seq" => Model.ItemFormat.Records,
        string other when other.EndsWith("+json-seq", StringComparison.Ordinal) => Model.ItemFormat.Records,
        _ => null,
    };
}
