using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>How one page leads to the next: one of the ways inside, and no other.</summary>
internal abstract record PagingAdvance
{
    private PagingAdvance()
    {
    }

    /// <summary>The C# parameter that the walk sets, and so the caller does not.</summary>
    internal abstract Identifier Parameter { get; }

    /// <summary>A token of the page, which a parameter takes.</summary>
    internal sealed record Token(
        EquatableArray<PropertyStep> Value, TypeRef ValueType, Identifier TokenParameter, TypeRef ParameterType) : PagingAdvance
    {
        internal override Identifier Parameter => TokenParameter;
    }

    /// <summary>A parameter with the number of the page, or of the items before it.</summary>
    internal sealed record Count(Identifier Position, TypeRef PositionType, bool IsOffset) : PagingAdvance
    {
        internal override Identifier Parameter => Position;
    }

    /// <summary>The URL of the next page, of the page itself or of the <c>Link</c> header.</summary>
    /// <param name="Url">The property with the URL; empty where the header has it.</param>
    /// <param name="Relation">The relation of the link in the header.</param>
    internal sealed record Address(EquatableArray<PropertyStep> Url, TypeRef? UrlType, string? Relation) : PagingAdvance
    {
        internal static readonly Identifier NextPage = Identifier.Of("nextPage");

        internal override Identifier Parameter => NextPage;
    }
}
