using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>A string or integer with known values.</summary>
internal sealed record EnumModel : TypeModel
{
    public bool IsInteger { get; init; }

    public EquatableArray<EnumValue> Values { get; init; }
}
