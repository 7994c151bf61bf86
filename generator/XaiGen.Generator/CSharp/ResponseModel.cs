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

    /// <summary>The media types that are asked for; empty where there is no body.</summary>
    public string Accept { get; init; } = "";

    internal sealed record None : ResponseModel;

    internal sealed record Json(TypeRef Type) : ResponseModel
    {
        /// <summary>What a response without a body means, where that is said.</summary>
        public WhenEmptyModel? WhenEmpty { get; init; }
    }

    internal sealed record Text : ResponseModel;

    /// <summary>Bytes, read as they come.</summary>
    internal sealed record Bytes : ResponseModel;
}
