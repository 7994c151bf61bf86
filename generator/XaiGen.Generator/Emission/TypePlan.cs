using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record TypePlan(CodeScope Scope, TypeModel Type, EquatableArray<string> Checked, EquatableArray<RequestFlag> Set)
    : FilePlan(Scope)
{
    internal override Identifier FileName => Type.Name;

    private protected override IEnumerable<string> InnerNames => Type.InnerNames;

    private protected override EquatableArray<string> CheckedTypes => Checked;

    private protected override EquatableArray<RequestFlag> Flags => Set;

    private protected override Code Write(CSharpExpressions cs) => TypeEmitter.Write(Type, cs, Type.Name);
}
