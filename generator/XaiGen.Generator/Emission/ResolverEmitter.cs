using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the JSON resolver, which covers all types of the contract.</summary>
internal static class ResolverEmitter
{
    private static readonly Code s_info = $"_json::Serialization.Metadata.JsonTypeInfo";

    internal static Code Write(EquatableArray<ResolvedType> types, CSharpExpressions cs)
    {
        Identifier name = cs.PrefixedName("JsonResolver");
        return $$"""
            /// <summary>Describes the contract's types to System.Text.Json, without reflection.</summary>
            /// <remarks>Add it to <c>JsonSerializerOptions.TypeInfoResolverChain</c>, next to your own resolver.</remarks>
            {{TypeEmitter.Generated}}
            {{cs.AccessOf(name)}} sealed class {{name}} : _json::Serialization.Metadata.IJsonTypeInfoResolver
            {
                static readonly _api::WireTypes s_types = new _api::WireTypes()
                    {{Code.Lines(types.Select(type => Add(type, cs)))}}
                    ;

                {{name}}() { }

                /// <summary>The shared instance.</summary>
                public static {{name}} Default { get; } = new();

                /// <inheritdoc/>
                public {{s_info}}? GetTypeInfo(_sys::Type type, _json::JsonSerializerOptions options) => s_types.Find(type, options);
            }
            """;
    }

    private static Code Add(ResolvedType type, CSharpExpressions cs)
    {
        Code full = cs.Qualified(type.Name);
        return type.Kind switch
        {
            ValueKind.WireString => $".Text<{full}>()",
            ValueKind.WireInteger => $".Integer<{full}>()",
            _ when type.Union is { } union => $".Case<{cs.Qualified(union)}, {full}>()",
            _ => $".Model<{full}>()",
        };
    }
}
