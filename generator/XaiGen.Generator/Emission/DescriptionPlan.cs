using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record DescriptionPlan(CodeScope Scope, string Description) : FilePlan(Scope)
{
    internal override Identifier FileName => Identifier.Of(Scope.Prefix.Text + "ContractDescription");

    private protected override Code Write(CSharpExpressions cs) => $$"""
        /// <summary>What the contract says of responses, for whoever listens to where they leave it.</summary>
        {{TypeEmitter.Generated}}
        internal static class {{FileName}}
        {
            internal static _sys::ReadOnlySpan<byte> Json => {{Literal.Json(Description)}};
        }
        """;
}
