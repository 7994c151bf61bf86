using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>
/// What a method gives beside the response's value: its status, its request ID and the headers that the contract describes.
/// </summary>
internal sealed record ResultModel : TypeModel
{
    /// <summary>The type of the value; null where there is none.</summary>
    public TypeRef? Value { get; init; }

    public EquatableArray<HeaderModel> Headers { get; init; }

    internal override IEnumerable<TypeRef> Uses => Headers.Select(header => header.Type).Concat(Value is { } value ? [value] : []);
}
