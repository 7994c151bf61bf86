using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The class that holds the sub-clients and says how to authenticate.</summary>
internal sealed record RootClientModel
{
    public required Identifier Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public required string Endpoint { get; init; }

    /// <summary>The place of the server that the endpoint comes from; empty where there is none.</summary>
    public string EndpointPointer { get; init; } = "";

    public AuthenticationModel? Authentication { get; init; }

    /// <summary>The addresses to choose from; empty where there is one that is fixed.</summary>
    public EquatableArray<ServerModel> Servers { get; init; }

    public EquatableArray<SubClientUse> SubClients { get; init; }
}
