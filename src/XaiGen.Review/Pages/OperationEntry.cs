using Microsoft.CodeAnalysis;
using XaiGen.Contract.Model;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>An operation of the reference.</summary>
/// <param name="Operation">The operation in the contract.</param>
/// <param name="Group">The property of the root client that has the method.</param>
/// <param name="Methods">Its typed methods, the plain one first.</param>
internal sealed record OperationEntry(ApiOperation Operation, IPropertySymbol Group, IReadOnlyList<GeneratedSymbol> Methods)
{
    public GeneratedSymbol Method => Methods[0];

    /// <summary>The name of the page.</summary>
    public string File { get; init; } = "";

    /// <summary>The method's name without <c>Async</c>.</summary>
    public string ShortName
        => Method.Member!.EndsWith("Async", StringComparison.Ordinal) ? Method.Member[..^"Async".Length] : Method.Member;

    public string Summary => Operation.Summary ?? Operation.Description ?? "";
}
