using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Anything, as far as C# can say.</summary>
/// <param name="Written">What the contract says of it.</param>
public sealed record AnySchema(Schema Written) : ResolvedSchema(Written);
