using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>One of several cases.</summary>
internal sealed record UnionModel : TypeModel
{
    public EquatableArray<CaseModel> Cases { get; init; }

    /// <summary>Read from responses: an unforeseen value is kept instead of refused.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>The property whose value tells object cases apart, where one does.</summary>
    public string? TagProperty { get; init; }

    /// <summary>The JSON kind of that property's values.</summary>
    public JsonLiteralKind TagKind { get; init; } = JsonLiteralKind.String;

    /// <summary>The properties of an object of which exactly one is set, written into the object itself.</summary>
    public bool IsGroup { get; init; }

    internal override IEnumerable<TypeRef> Uses => Cases.SelectMany(@case =>
        @case.Properties.Select(property => property.Type).Concat(@case.Value is { } value ? [value] : []));

    /// <summary>Whether a case has properties of its own, which <c>with</c> can change: cases of one value each need no record.</summary>
    internal bool IsRecord => Cases.Any(@case => @case.Value is null);

    internal override IEnumerable<string> InnerNames => CaseNames.Select(name => name.Text).Concat(NamesOf(Nested)).Append("TResult");

    /// <summary>Those of the contract and those that go without saying.</summary>
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
