using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The optional parameters of an operation. One more of them is one more property, and changes no method.</summary>
internal sealed record OptionsModel : TypeModel
{
    public EquatableArray<ParameterModel> Parameters { get; init; }
}
