using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>An address of the API.</summary>
/// <param name="Parts">The address in pieces: text, or the variable that stands there.</param>
internal sealed record ServerModel(
    string Pointer, Identifier Name, EquatableArray<PathPart> Parts, EquatableArray<ServerVariable> Variables, string? Description);
