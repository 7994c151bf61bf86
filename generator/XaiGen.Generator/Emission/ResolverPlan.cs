using XaiGen.Contract.Model;

namespace XaiGen.Generator.Emission;

internal sealed record ResolverPlan(CodeScope Scope, EquatableArray<ResolvedType> Types) : FilePlan(Scope)
{
    internal override string FileName => Scope.Prefix + "JsonResolver";

    private protected override void Write(SourceWriter writer, CSharpCode code) => RootEmitter.WriteResolver(writer, Types, code);
}
