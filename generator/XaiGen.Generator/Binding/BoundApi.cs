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

    /// <summary>The names of the types that are checked before they are sent, sorted.</summary>
    public EquatableArray<string> CheckedTypes { get; init; }

    /// <summary>The shared code that these need beyond what all do.</summary>
    public SupportParts SupportParts { get; init; }

    /// <summary>What responses are held against while somebody listens; null where the client does not notice.</summary>
    public string? Description { get; init; }

    public EquatableArray<BindingProblem> Problems { get; init; }
}
