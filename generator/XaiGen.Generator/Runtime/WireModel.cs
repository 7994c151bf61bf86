#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text.Json;
using global::System.Text.Json.Serialization;

/// <summary>A type with generated JSON code.</summary>
internal partial interface IWireModel<TSelf> : IMembers
    where TSelf : class, IWireModel<TSelf>
{
}

/// <summary>Provides a type's converter to <see cref="JsonSerializer"/>, without the type's full name and without reflection.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class WireModelAttribute<T> : JsonConverterAttribute
    where T : class, IWireModel<T>
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new WireModelConverter<T>();
}

/// <summary>As <see cref="WireModelAttribute{T}"/>, for a case of a union.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class WireCaseAttribute<TUnion, TCase> : JsonConverterAttribute
    where TUnion : class, IWireModel<TUnion>
    where TCase : class, TUnion
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new WireCaseConverter<TUnion, TCase>();
}

/// <summary>As <see cref="WireModelAttribute{T}"/>, for a type that is one string.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class WireStringAttribute<T> : JsonConverterAttribute
    where T : struct, IWireString<T>
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new WireStringConverter<T>();
}

/// <summary>As <see cref="WireModelAttribute{T}"/>, for a type that is one integer.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class WireIntegerAttribute<T> : JsonConverterAttribute
    where T : struct, IWireInteger<T>
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new WireIntegerConverter<T>();
}

/// <summary>A type that is one string on the wire: an identifier or an open enum.</summary>
internal interface IWireString<TSelf>
    where TSelf : struct, IWireString<TSelf>
{
    static abstract implicit operator TSelf(string value);

    string Value { get; }
}

/// <summary>A type that is one integer on the wire: an open enum.</summary>
internal interface IWireInteger<TSelf>
    where TSelf : struct, IWireInteger<TSelf>
{
    static abstract implicit operator TSelf(long value);

    long Value { get; }
}

internal sealed class WireModelConverter<T> : JsonConverter<T>
    where T : class, IWireModel<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonRead.Root(ref reader, JsonRead.Model<T>);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonWrite.Model(writer, value);
}

/// <summary>Reads and writes a union in a position that allows only one of its cases.</summary>
internal sealed class WireCaseConverter<TUnion, TCase> : JsonConverter<TCase>
    where TUnion : class, IWireModel<TUnion>
    where TCase : class, TUnion
{
    public override TCase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonRead.Root(ref reader, JsonRead.Model<TUnion>) as TCase
            ?? throw new JsonException($"The value is another case of {typeof(TUnion).Name} than {typeof(TCase).Name}.");

    public override void Write(Utf8JsonWriter writer, TCase value, JsonSerializerOptions options) => JsonWrite.Model(writer, value);
}

internal sealed class WireStringConverter<T> : JsonConverter<T>
    where T : struct, IWireString<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonRead.Root(ref reader, JsonRead.String);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WritePropertyName(value.Value);
}

internal sealed class WireIntegerConverter<T> : JsonConverter<T>
    where T : struct, IWireInteger<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => JsonRead.Root(ref reader, JsonRead.Int64);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
