using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The boolean property of a request that selects streaming.</summary>
/// <param name="Property">The C# property.</param>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="IsSet">Whether the method requests a stream; the operation's other method must not.</param>
/// <param name="Other">The operation's other method, with the opposite setting; null if there is none.</param>
internal sealed record StreamFlag(Identifier Property, string WireName, bool IsSet, string? Other);
