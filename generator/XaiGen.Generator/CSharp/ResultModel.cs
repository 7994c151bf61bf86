using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>
/// The members that a method's result has beside the response's value: the status, the request ID and the headers in the contract.
/// </summary>
internal sealed record ResultModel : TypeModel
{
    /// <summary>The type of the value; null if there is none.</summary>
    public TypeRef? Value { get; init; }

    public EquatableArray<HeaderModel> Headers { get; init; }

    internal override IEnumerable<TypeRef> Uses => Headers.Select(header => header.Type).Concat(Value is { } value ? [value] : []);
}
