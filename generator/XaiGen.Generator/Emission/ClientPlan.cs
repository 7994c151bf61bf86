using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record ClientPlan(CodeScope Scope, SubClientModel Client, EquatableArray<string> Checked, EquatableArray<RequestFlag> Set)
    : FilePlan(Scope)
{
    internal override Identifier FileName => Client.Name;

    private protected override IEnumerable<string> InnerNames => TypeModel.NamesOf(Client.Nested);

    private protected override EquatableArray<string> CheckedTypes => Checked;

    private protected override EquatableArray<RequestFlag> Flags => Set;

    private protected override Code Write(CSharpExpressions cs) => new ClientEmitter(cs, Client).Write();
}
