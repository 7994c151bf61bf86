using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>What a method reads from a successful response: one of the nested kinds.</summary>
internal abstract record ResponseModel
{
    private ResponseModel()
    {
    }

    /// <summary>
    /// The pointers of the responses that the method returns, and of the component that their content refers to if C# does not read it.
    /// </summary>
    public EquatableArray<string> Pointers { get; init; }

    /// <summary>The contract's description of the response.</summary>
    public string? Description { get; init; }

    /// <summary>The media types of the Accept header; empty if there is no body.</summary>
    public string Accept { get; init; } = "";

    /// <summary>The type of the values that are read; null for no body, text and bytes.</summary>
    internal virtual TypeRef? ValueType => null;

    /// <summary>Whether the response is read item by item.</summary>
    internal bool IsStream => this is Items or Events;

    internal sealed record None : ResponseModel;

    internal sealed record Json(TypeRef Type) : ResponseModel
    {
        /// <summary>The meaning of a response without a body, if the contract defines one.</summary>
        public WhenEmptyModel? WhenEmpty { get; init; }

        internal override TypeRef? ValueType => Type;
    }

    internal sealed record Text : ResponseModel;

    /// <summary>A sequence of JSON texts, read as they arrive.</summary>
    internal sealed record Items(TypeRef Item, ItemFormat Format) : ResponseModel
    {
        internal override TypeRef? ValueType => Item;
    }

    /// <summary>Server-sent events, read as they arrive.</summary>
    internal sealed record Events(TypeRef Item, EventData Data) : ResponseModel
    {
        /// <summary>The names of the events whose data is text, if an item is the whole event.</summary>
        public EquatableArray<string> TextEvents { get; init; }

        /// <summary>Whether the contract describes names or IDs of events, which a separate method returns with their data.</summary>
        public bool HasNames { get; init; }

        /// <summary>The data of the event that ends the stream, if the contract names one.</summary>
        public string? End { get; init; }

        /// <summary>The name of events that report an error, if the contract names one.</summary>
        public string? Error { get; init; }

        internal override TypeRef? ValueType => Item;
    }

    /// <summary>Bytes, read as they arrive.</summary>
    internal sealed record Bytes : ResponseModel;
}
