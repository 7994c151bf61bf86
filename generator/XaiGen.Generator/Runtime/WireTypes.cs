#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Text.Json;
using global::System.Text.Json.Serialization;
using global::System.Text.Json.Serialization.Metadata;

/// <summary>The type metadata that <see cref="JsonSerializer"/> needs, created on demand.</summary>
internal sealed class WireTypes
{
    private readonly Dictionary<Type, Func<JsonSerializerOptions, JsonTypeInfo>> _types = [];

    internal JsonTypeInfo? Find(Type type, JsonSerializerOptions options)
        => _types.TryGetValue(type, out Func<JsonSerializerOptions, JsonTypeInfo>? create) ? create(options) : null;

    internal void Model<T>()
        where T : class, IWireModel<T>
        => Add<T>(static () => new WireModelConverter<T>());

    internal void Case<TUnion, TCase>()
        where TUnion : class, IWireModel<TUnion>
        where TCase : class, TUnion
        => Add<TCase>(static () => new WireCaseConverter<TUnion, TCase>());

    internal void Text<T>()
        where T : struct, IWireString<T>
        => AddValue<T>(static () => new WireStringConverter<T>());

    internal void Integer<T>()
        where T : struct, IWireInteger<T>
        => AddValue<T>(static () => new WireIntegerConverter<T>());

    private void AddValue<T>(Func<JsonConverter<T>> converter)
        where T : struct
    {
        Add(converter);
        _types.Add(
            typeof(T?),
            static options => JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options)));
    }

    private void Add<T>(Func<JsonConverter<T>> converter)
        where T : notnull
        => _types.Add(typeof(T), options => JsonMetadataServices.CreateValueInfo<T>(options, converter()));
}
