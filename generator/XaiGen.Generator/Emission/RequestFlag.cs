using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>A property of a request that the client sets, in a copy, such as the one that requests a stream.</summary>
internal sealed record RequestFlag(TypeName Type, Identifier Property);
