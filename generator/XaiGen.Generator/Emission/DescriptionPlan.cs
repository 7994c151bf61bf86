using System.Globalization;
using System.Text;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

internal sealed record DescriptionPlan(CodeScope Scope, string Description) : FilePlan(Scope)
{
    internal override Identifier FileName => Identifier.Of(Scope.Prefix.Text + "ContractDescription");

    private protected override Code Write(CSharpExpressions cs) => $$"""
        /// <summary>The contract's description of responses, packed.</summary>
        {{TypeEmitter.Generated}}
        internal static class {{FileName}}
        {
            internal static _sys::ReadOnlySpan<byte> Packed => {{Literal.RawUtf8(PackedText.Of(Ascii(Description)))}};
        }
        """;

    /// <summary>A JSON text in ASCII. It never contains three quotes in a row, because strings are separated by a comma or colon.</summary>
    private static string Ascii(string json)
    {
        var ascii = new StringBuilder(json.Length);
        foreach (char c in json)
        {
            _ = c is >= ' ' and <= '~'
                ? ascii.Append(c)
                : ascii.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return ascii.ToString();
    }
}
