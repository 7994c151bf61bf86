using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record ResolverPlan(CodeScope Scope, EquatableArray<ResolvedType> Types) : FilePlan(Scope)
{
    internal override Identifier FileName => Identifier.Of(Scope.Prefix.Text + "JsonResolver");

    private protected override Code Write(CSharpExpressions cs) => ResolverEmitter.Write(Types, cs);
}
