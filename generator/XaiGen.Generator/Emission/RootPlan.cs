using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record RootPlan(CodeScope Scope, RootClientModel Root) : FilePlan(Scope)
{
    internal override Identifier FileName => Root.Name;

    private protected override Code Write(CSharpExpressions cs) => new RootEmitter(cs, Root).Write();
}
