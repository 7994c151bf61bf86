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

    internal WireTypes Model<T>()
        where T : class, IWireModel<T>
        => Add<T>(static () => new WireModelConverter<T>());

    internal WireTypes Case<TUnion, TCase>()
        where TUnion : class, IWireModel<TUnion>
        where TCase : class, TUnion
        => Add<TCase>(static () => new WireCaseConverter<TUnion, TCase>());

    internal WireTypes Text<T>()
        where T : struct, IWireString<T>
        => Add<T>(static () => new WireStringConverter<T>()).AddNullable<T>();

    internal WireTypes Integer<T>()
        where T : struct, IWireInteger<T>
        => Add<T>(static () => new WireIntegerConverter<T>()).AddNullable<T>();

    private WireTypes Add<T>(Func<JsonConverter<T>> converter)
        where T : notnull
    {
        _types.Add(typeof(T), options => JsonMetadataServices.CreateValueInfo<T>(options, converter()));
        return this;
    }

    private WireTypes AddNullable<T>()
        where T : struct
    {
        _types.Add(
            typeof(T?),
            static options => JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options)));
        return this;
    }
}
