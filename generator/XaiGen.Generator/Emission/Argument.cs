using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>One argument of a typed method.</summary>
/// <param name="Declaration">As the signature has it.</param>
/// <param name="Cref">Its type, as a doc comment refers to it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Doc">Its doc comment.</param>
internal sealed record Argument(ArgumentKind Kind, Code Declaration, Code Cref, Code Name, Code Doc)
{
    /// <summary>The parameter that it is, where it is one.</summary>
    public ParameterModel? Parameter { get; init; }
}
