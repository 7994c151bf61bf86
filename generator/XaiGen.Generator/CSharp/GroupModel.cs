using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record GroupModel(Identifier Name, Identifier UnionName, EquatableArray<string> WireNames, Doc Doc);
