using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A closed set of cases.</summary>
internal sealed record UnionModel : TypeModel
{
    public EquatableArray<CaseModel> Cases { get; init; }

    /// <summary>Whether the union is read from responses, so that an unknown value is kept instead of rejected.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>The property whose value distinguishes object cases; null if there is none.</summary>
    public string? TagProperty { get; init; }

    /// <summary>The JSON kind of that property's values.</summary>
    public JsonLiteralKind TagKind { get; init; } = JsonLiteralKind.String;

    /// <summary>Whether the union stands for properties of which exactly one is set, written directly into the containing object.</summary>
    public bool IsGroup { get; init; }

    internal override IEnumerable<TypeRef> Uses => Cases.SelectMany(@case =>
        @case.Properties.Select(property => property.Type).Concat(@case.Value is { } value ? [value] : []));

    /// <summary>Whether a case has its own properties, which <c>with</c> can change. Cases with a single value need no record.</summary>
    internal bool IsRecord => Cases.Any(@case => @case.Value is null);

    internal override IEnumerable<string> InnerNames => CaseNames.Select(name => name.Text).Concat(NamesOf(Nested)).Append("TResult");

    /// <summary>The contract's cases and the implicit ones.</summary>
    internal IEnumerable<Identifier> CaseNames
    {
        get
        {
            IEnumerable<Identifier> names = Cases.Select(@case => @case.Name);
            names = Cases.Any(@case => @case.AcceptsBytes) ? names.Append(Names.BytesCase) : names;
            return HasUnknown ? names.Append(Names.UnknownCase) : names;
        }
    }
}
