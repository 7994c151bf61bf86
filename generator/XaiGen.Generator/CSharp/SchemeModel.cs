using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Id">The name of the scheme in the contract.</param>
/// <param name="Property">The C# property of the credentials.</param>
/// <param name="Parameter">The header, query parameter or cookie that contains the key.</param>
/// <param name="Scopes">The scopes to request if a provider supplies the token.</param>
internal sealed record SchemeModel(
    string Id, string Pointer, Identifier Property, AuthenticationKind Kind,
    string Parameter, EquatableArray<string> Scopes, string? Description)
{
    /// <summary>Whether a provider supplies tokens that expire.</summary>
    internal bool HasTokens => Kind == AuthenticationKind.Token;
}
