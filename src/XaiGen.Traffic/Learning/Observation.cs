using Newtonsoft.Json.Linq;

namespace XaiGen.Traffic.Learning;

/// <summary>One way in which exchanges leave the contract, and how often they did.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Operation">The first operation that it was seen in, such as <c>GET /v1/files</c>.</param>
/// <param name="Pointer">The place in the contract that says otherwise, or that something is missing from.</param>
/// <param name="Name">The property, parameter, header, status, media type or value.</param>
public sealed record Observation(ObservationKind Kind, string Operation, string Pointer, string Name)
{
    /// <summary>How often it was seen.</summary>
    public int Count { get; internal set; }

    /// <summary>How often the place around it was seen, with it or without.</summary>
    public int Visits { get; internal set; }

    public DateTimeOffset First { get; internal set; }

    public DateTimeOffset Last { get; internal set; }

    /// <summary>What was seen there: types and formats, no values.</summary>
    public ValueShape Shape { get; } = new();

    /// <summary>Whether it was seen in a response.</summary>
    public bool IsInResponse { get; internal set; }

    /// <summary>Whether it was seen in a request.</summary>
    public bool IsInRequest { get; internal set; }

    /// <summary>Some of the values, to find what else in the contract describes them. They are not written anywhere.</summary>
    internal List<JToken> Samples { get; } = [];

    /// <summary>The union's members that the values of an unknown case are none of, or what else a proposal needs of the place.</summary>
    internal string? Tag { get; set; }
}
