using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

internal sealed record RootPlan(CodeScope Scope, RootClientModel Root) : FilePlan(Scope)
{
    internal override string FileName => Root.Name;

    private protected override void Write(SourceWriter writer, CSharpCode code) => RootEmitter.WriteClient(writer, Root, code);
}
