using XaiGen.Review;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>One way in which exchanges depart from the contract, and how often it was seen.</summary>
/// <param name="Kind">The kind of departure.</param>
/// <param name="Operation">The first operation in which it was seen, such as <c>GET /v1/files</c>.</param>
/// <param name="Pointer">The place in the contract that differs, or that lacks something.</param>
/// <param name="Name">The property, parameter, header, status, media type or value.</param>
public sealed record Observation(ObservationKind Kind, string Operation, string Pointer, string Name)
{
    /// <summary>The <see cref="Tag"/> of a form's field that is a file.</summary>
    internal const string FileTag = "file";

    /// <summary>How often it was seen.</summary>
    public int Count { get; internal set; }

    /// <summary>How often the enclosing value was seen, with or without the departure.</summary>
    public int Visits { get; internal set; }

    public DateTimeOffset First { get; internal set; }

    public DateTimeOffset Last { get; internal set; }

    /// <summary>The types and formats of the values seen; it contains no values.</summary>
    public ValueShape Shape { get; } = new();

    /// <summary>Whether it was seen in a response.</summary>
    public bool IsInResponse { get; internal set; }

    /// <summary>Whether it was seen in a request.</summary>
    public bool IsInRequest { get; internal set; }

    /// <summary>
    /// The direction whose values tell what to propose: responses, which callers cannot get wrong, if it was seen in any.
    /// </summary>
    internal Direction Direction => IsInResponse ? Direction.Response : Direction.Request;

    /// <summary>Whether it was only seen in values that may be of another member of a union.</summary>
    internal bool IsOfGuessedMember { get; set; }

    /// <summary>Some of the values, to find out what else in the contract describes them. They are never written anywhere.</summary>
    internal List<JsonNode> Samples { get; } = [];

    /// <summary>Of an unknown status or operation, the headers of its responses.</summary>
    internal SortedDictionary<string, ValueShape> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The schemas of the path parameters of an unknown operation, in their order.</summary>
    internal IReadOnlyList<JsonMapping> PathSchemas { get; set; } = [];

    /// <summary>
    /// Additional information about the place that a proposal needs, such as the tag's property for an unknown case, or the status and
    /// media type for an unknown operation.
    /// </summary>
    internal string? Tag { get; set; }
}
