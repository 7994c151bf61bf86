using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>What a method reads of a successful response: one of the kinds inside, and no other.</summary>
internal abstract record ResponseModel
{
    private ResponseModel()
    {
    }

    /// <summary>
    /// Where the contract describes the responses that the method returns, and the component that their content refers to if
    /// C# does not read it.
    /// </summary>
    public EquatableArray<string> Pointers { get; init; }

    /// <summary>What the contract says of the response.</summary>
    public string? Description { get; init; }

    /// <summary>The media types that are asked for; empty where there is no body.</summary>
    public string Accept { get; init; } = "";

    /// <summary>The type of the values that are read; null where there are none but text and bytes.</summary>
    internal virtual TypeRef? ValueType => null;

    /// <summary>Whether it is read item by item.</summary>
    internal bool IsStream => this is Items or Events;

    internal sealed record None : ResponseModel;

    internal sealed record Json(TypeRef Type) : ResponseModel
    {
        /// <summary>What a response without a body means, where that is said.</summary>
        public WhenEmptyModel? WhenEmpty { get; init; }

        internal override TypeRef? ValueType => Type;
    }

    internal sealed record Text : ResponseModel;

    /// <summary>JSON texts, one after the other, read as they come.</summary>
    internal sealed record Items(TypeRef Item, ItemFormat Format) : ResponseModel
    {
        internal override TypeRef? ValueType => Item;
    }

    /// <summary>Server-sent events, read as they come.</summary>
    internal sealed record Events(TypeRef Item, EventData Data) : ResponseModel
    {
        /// <summary>The names of the events whose data is a text, where the item is the whole event.</summary>
        public EquatableArray<string> TextEvents { get; init; }

        /// <summary>The contract describes names or IDs of events, which a method of its own gives beside their data.</summary>
        public bool HasNames { get; init; }

        /// <summary>The data of the event that ends the stream, where the contract names one.</summary>
        public string? End { get; init; }

        /// <summary>The name of events that report an error, where the contract names one.</summary>
        public string? Error { get; init; }

        internal override TypeRef? ValueType => Item;
    }

    /// <summary>Bytes, read as they come.</summary>
    internal sealed record Bytes : ResponseModel;
}
