using System.Text.Json.Serialization.Metadata;

namespace SupportNamespace;

/// <summary>Stands in for the resolver that is generated from a contract.</summary>
internal static class Api_JsonResolver
{
    public static IJsonTypeInfoResolver Default { get; } = new DefaultJsonTypeInfoResolver();
}
