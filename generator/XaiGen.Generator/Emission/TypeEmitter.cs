using System.Reflection;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Writes one type.</summary>
internal static class TypeEmitter
{
    private static readonly string s_version = typeof(TypeEmitter).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0];

    /// <summary>The attribute of every generated type that is not inside another.</summary>
    internal static readonly Code Generated = $"[_sys::CodeDom.Compiler.GeneratedCode(\"XaiGen.Generator\", {Literal.Of(s_version)})]";

    /// <summary>The attribute of a type. Tools that look for it also check the enclosing types.</summary>
    internal static Code GeneratedOn(TypeName path) => Code.If(!path.IsNested, Generated);

    /// <param name="path">The type's name, dotted after the types around it.</param>
    /// <param name="outer">Where the contract describes the type around it; empty if there is none.</param>
    internal static Code Write(TypeModel type, CSharpExpressions cs, TypeName path, string outer = "")
    {
        cs.Context.Visit(type.Pointer);
        string place = DocComment.Place(type.Pointer, outer);
        return type switch
        {
            RecordModel record => new RecordEmitter(cs, record, path, place).Write(),
            UnionModel union => new UnionEmitter(cs, union, path, place).Write(),
            EnumModel open => ValueTypeEmitter.WriteEnum(open, cs, path, place),
            IdModel id => ValueTypeEmitter.WriteId(id, cs),
            OptionsModel options => OptionsEmitter.Write(options, cs, path),
            ResultModel result => ResultEmitter.Write(result, cs, path),
            WebhooksModel webhooks => WebhooksEmitter.Write(webhooks, cs, path),
            HandleModel handle => HandleEmitter.Write(handle, cs),
            _ => throw new InvalidOperationException($"{type.GetType().Name} has no emitter."),
        };
    }

    /// <summary>The types inside another.</summary>
    /// <param name="outer">Where the contract describes that one; empty if it does not.</param>
    internal static IEnumerable<Code> Write(EquatableArray<TypeModel> nested, CSharpExpressions cs, TypeName path, string outer = "")
        => nested.Select(type => Write(type, cs, path.Inner(type.Name), outer));

    /// <summary>The method with which a caller checks an object, above the one that knows where it is.</summary>
    /// <remarks>It is also emitted without constraints, so that adding the first or removing the last one breaks no code.</remarks>
    internal static Code Validate(CSharpExpressions cs, bool hasChecks)
    {
        Code none = $$"""
            /// <summary>Checks the values against the contract's constraints; there are none at present.</summary>
            public void Validate() { }
            """;
        return !hasChecks ? none : $"""
            /// <summary>Checks the values, as the client does before sending.</summary>
            /// <exception cref="{cs.Prefixed("ValidationException")}">Values violate the contract's constraints; the message lists all.</exception>
            public void Validate() => _api::Check.All(Validate);
            """;
    }
}
