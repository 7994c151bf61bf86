using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>How a client proves who calls.</summary>
/// <param name="Required">
/// What an operation requires that does not say otherwise: alternatives, each the names of schemes between blanks.
/// </param>
/// <param name="Primary">The scheme that is enough by itself; null where two go together.</param>
/// <param name="AllowsAnonymous">There are operations that can be called without a key.</param>
internal sealed record AuthenticationModel(
    EquatableArray<SchemeModel> Schemes, EquatableArray<string> Required, SchemeModel? Primary, bool AllowsAnonymous);
