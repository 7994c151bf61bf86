using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

internal sealed record TypePlan(CodeScope Scope, TypeModel Type) : FilePlan(Scope)
{
    internal override string FileName => Type.Name;

    private protected override IEnumerable<string> InnerNames => Type.InnerNames;

    private protected override void Write(SourceWriter writer, CSharpCode code) => TypeEmitter.Write(writer, Type, code, Type.Name);
}
