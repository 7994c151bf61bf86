using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

internal sealed record ClientPlan(CodeScope Scope, SubClientModel Client) : FilePlan(Scope)
{
    internal override string FileName => Client.Name;

    private protected override IEnumerable<string> InnerNames => TypeModel.NamesOf(Client.Nested);

    private protected override void Write(SourceWriter writer, CSharpCode code) => new ClientEmitter(writer, code, Client).Write();
}
