using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">The pointer to the group in <c>x-xaigen-exactly-one</c>.</param>
internal sealed record GroupModel(Identifier Name, Identifier UnionName, EquatableArray<string> WireNames, string Pointer, Doc Doc);
