using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record GroupModel(Identifier Name, Identifier UnionName, EquatableArray<string> WireNames, Doc Doc)
{
    /// <summary>The union has something to check.</summary>
    public bool HasChecks { get; init; }
}
