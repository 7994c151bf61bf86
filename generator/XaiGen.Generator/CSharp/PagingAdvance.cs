using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>How one page leads to the next. The nested kinds are the only ones.</summary>
internal abstract record PagingAdvance
{
    private PagingAdvance()
    {
    }

    /// <summary>The C# parameter that paging sets, so the caller does not.</summary>
    internal abstract Identifier Parameter { get; }

    /// <summary>A token from the page, passed as a parameter.</summary>
    internal sealed record Token(
        EquatableArray<PropertyStep> Value, TypeRef ValueType, Identifier TokenParameter, TypeRef ParameterType) : PagingAdvance
    {
        internal override Identifier Parameter => TokenParameter;
    }

    /// <summary>A parameter with the number of the page, or of the preceding items.</summary>
    internal sealed record Count(Identifier Position, TypeRef PositionType, bool IsOffset) : PagingAdvance
    {
        internal override Identifier Parameter => Position;
    }

    /// <summary>The URL of the next page, from the page or the <c>Link</c> header.</summary>
    /// <param name="Url">The property with the URL; empty if the header contains it.</param>
    /// <param name="Relation">The link relation in the header.</param>
    internal sealed record Address(EquatableArray<PropertyStep> Url, TypeRef? UrlType, string? Relation) : PagingAdvance
    {
        internal static readonly Identifier NextPage = Identifier.Of("nextPage");

        internal override Identifier Parameter => NextPage;
    }
}
