using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>One of several cases.</summary>
internal sealed record UnionModel : TypeModel
{
    public EquatableArray<CaseModel> Cases { get; init; }

    /// <summary>Read from answers: an unforeseen value is kept instead of refused.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>The property whose value tells object cases apart, where one does.</summary>
    public string? TagProperty { get; init; }

    /// <summary>The properties of an object of which exactly one is set, written into the object itself.</summary>
    public bool IsGroup { get; init; }

    public bool HasChecks { get; init; }

    public EquatableArray<NestedType> Nested { get; init; }

    internal override IEnumerable<string> InnerNames => CaseNames.Concat(NamesOf(Nested)).Append("TResult");

    /// <summary>Those of the contract and those that go without saying.</summary>
    internal IEnumerable<string> CaseNames
    {
        get
        {
            IEnumerable<string> names = Cases.Select(@case => @case.Name);
            names = Cases.Any(@case => @case.AcceptsBytes) ? names.Append("Bytes") : names;
            return HasUnknown ? names.Append("Unknown") : names;
        }
    }
}
