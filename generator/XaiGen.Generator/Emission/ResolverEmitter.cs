using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>
/// Emits the JSON resolver, which covers all types of the contract with a statement for each. In one expression for all of them, the
/// compiler binds everything again for each name that an analyzer asks about, which took minutes with large contracts.
/// </summary>
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
                static readonly _api::WireTypes s_types = Types();

                {{name}}() { }

                /// <summary>The shared instance.</summary>
                public static {{name}} Default { get; } = new();

                /// <inheritdoc/>
                public {{s_info}}? GetTypeInfo(_sys::Type type, _json::JsonSerializerOptions options) => s_types.Find(type, options);

                static _api::WireTypes Types()
                {
                    _api::WireTypes types = new();
                    {{Code.Lines(types.Select(type => Add(type, cs)))}}
                    return types;
                }
            }
            """;
    }

    private static Code Add(ResolvedType type, CSharpExpressions cs)
    {
        Code full = cs.Qualified(type.Name);
        return type.Kind switch
        {
            ValueKind.WireString => $"types.Text<{full}>();",
            ValueKind.WireInteger => $"types.Integer<{full}>();",
            _ when type.Union is { } union => $"types.Case<{cs.Qualified(union)}, {full}>();",
            _ => $"types.Model<{full}>();",
        };
    }
}
