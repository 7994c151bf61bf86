namespace XaiGen.Contract.Model;

/// <summary>How items are separated in a body that is read or written item by item.</summary>
public enum ItemFormat
{
    /// <summary>Server-sent events: <c>text/event-stream</c>.</summary>
    Events,

    /// <summary>One JSON text per line: <c>application/jsonl</c>, <c>application/x-ndjson</c> and similar types.</summary>
    Lines,

    /// <summary>A JSON text after each record separator (RFC 7464): <c>application/json-seq</c>.</summary>
    Records,
}
