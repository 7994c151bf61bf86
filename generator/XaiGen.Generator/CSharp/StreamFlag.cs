using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The boolean property of a request that asks for a stream.</summary>
/// <param name="Property">The C# property.</param>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="IsSet">Whether the method asks for a stream; the other one of the operation must not.</param>
/// <param name="Other">The operation's method that does the other of the two; null where there is none.</param>
internal sealed record StreamFlag(Identifier Property, string WireName, bool IsSet, string? Other);
