using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

internal sealed record GroupModel(string Name, string UnionName, EquatableArray<string> WireNames, Doc Doc);
