using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The optional parameters of an operation. A further optional parameter adds a property and changes no method.</summary>
internal sealed record OptionsModel : TypeModel
{
    public EquatableArray<ParameterModel> Parameters { get; init; }
}
