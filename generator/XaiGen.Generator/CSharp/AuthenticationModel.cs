using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>How a client authenticates.</summary>
/// <param name="Required">
/// The default requirement of operations that declare none: alternatives, each the names of schemes separated by spaces.
/// </param>
/// <param name="Primary">The scheme that is sufficient by itself; null if two schemes are required together.</param>
/// <param name="AllowsAnonymous">Whether some operations can be called without a key.</param>
internal sealed record AuthenticationModel(
    EquatableArray<SchemeModel> Schemes, EquatableArray<string> Required, SchemeModel? Primary, bool AllowsAnonymous);
