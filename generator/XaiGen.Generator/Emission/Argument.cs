using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>One argument of a typed method.</summary>
/// <param name="Declaration">The declaration in the signature.</param>
/// <param name="Cref">The type as a doc comment refers to it.</param>
/// <param name="Name">The argument's name.</param>
/// <param name="Doc">Its doc comment.</param>
internal sealed record Argument(ArgumentKind Kind, Code Declaration, Code Cref, Code Name, Code Doc)
{
    /// <summary>The parameter that the argument represents; null if it is another kind of argument.</summary>
    public ParameterModel? Parameter { get; init; }
}
