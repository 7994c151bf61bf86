#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Text.Json;

/// <summary>Makes every model work with <see cref="ModelReaderWriter"/> without code in the model.</summary>
internal partial interface IWireModel<TSelf> : IJsonModel<TSelf>
{
    void IJsonModel<TSelf>.Write(Utf8JsonWriter writer, ModelReaderWriterOptions options) => JsonWrite.Model(writer, this);

    TSelf IJsonModel<TSelf>.Create(ref Utf8JsonReader reader, ModelReaderWriterOptions options)
    {
        if (reader.TokenType == JsonTokenType.None)
        {
            reader.Read();
        }

        return JsonRead.Root(ref reader, JsonRead.Model<TSelf>);
    }

    BinaryData IPersistableModel<TSelf>.Write(ModelReaderWriterOptions options)
    {
        var buffer = new global::System.Buffers.ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        JsonWrite.Model(writer, this);
        writer.Flush();
        return BinaryData.FromBytes(buffer.WrittenMemory);
    }

    TSelf IPersistableModel<TSelf>.Create(BinaryData data, ModelReaderWriterOptions options)
    {
        var reader = new Utf8JsonReader(data.ToMemory().Span);
        reader.Read();
        return JsonRead.Root(ref reader, JsonRead.Model<TSelf>);
    }

    string IPersistableModel<TSelf>.GetFormatFromOptions(ModelReaderWriterOptions options) => "J";
}
