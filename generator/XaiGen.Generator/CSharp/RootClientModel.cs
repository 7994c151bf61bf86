using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The class that holds the sub-clients and defines the authentication.</summary>
internal sealed record RootClientModel
{
    public required Identifier Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public required string Endpoint { get; init; }

    /// <summary>The pointer to the server that defines the endpoint; empty if there is none.</summary>
    public string EndpointPointer { get; init; } = "";

    public AuthenticationModel? Authentication { get; init; }

    /// <summary>The base URLs to choose from; empty if there is one fixed URL.</summary>
    public EquatableArray<ServerModel> Servers { get; init; }

    public EquatableArray<SubClientUse> SubClients { get; init; }
}
