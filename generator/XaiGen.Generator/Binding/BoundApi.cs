using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Binding;

/// <summary>A contract in its C# form: everything that is emitted, and nothing else.</summary>
internal sealed record BoundApi
{
    public required CodeScope Scope { get; init; }

    public required RootClientModel Root { get; init; }

    public EquatableArray<TypeModel> Types { get; init; }

    public EquatableArray<SubClientModel> Clients { get; init; }

    /// <summary>The names of the types that are validated before they are sent, sorted.</summary>
    public EquatableArray<string> CheckedTypes { get; init; }

    /// <summary>The optional parts of the shared code that the types and clients need.</summary>
    public SupportParts SupportParts { get; init; }

    /// <summary>
    /// The description that responses are compared with while there are listeners; null if the client does not detect drift.
    /// </summary>
    public string? Description { get; init; }

    public EquatableArray<BindingProblem> Problems { get; init; }
}
