using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>
/// Emits the optional parameters of an operation as a value type, so that null cannot be mistaken for them in a call of another overload.
/// </summary>
internal static class OptionsEmitter
{
    internal static Code Write(OptionsModel options, CSharpExpressions cs, TypeName path)
    {
        Identifier[] names = [.. options.Parameters.Select(parameter => parameter.Option!)];
        return $$"""
            {{DocComment.Of(options.Doc, "")}}
            {{TypeEmitter.GeneratedOn(path)}}
            {{cs.AccessOf(path)}} readonly record struct {{options.Name}}
            {
                {{Code.Members(options.Parameters.Select(parameter => Property(parameter, cs)).Concat(MemberList.OfStruct(options.Name, names)))}}
            }
            """;
    }

    private static Code Property(ParameterModel parameter, CSharpExpressions cs) => $$"""
        {{DocComment.Of(parameter.Doc, $"The parameter '{parameter.WireName}'.", parameter.Pointer)}}
        public {{cs.Type(parameter.Type, isOptional: true)}} {{parameter.Option!}} { get; init; }
        """;
}
