using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A base URL of the API.</summary>
/// <param name="Parts">The URL in pieces: text or variables.</param>
internal sealed record ServerModel(
    string Pointer, Identifier Name, EquatableArray<PathPart> Parts, EquatableArray<ServerVariable> Variables, string? Description);
