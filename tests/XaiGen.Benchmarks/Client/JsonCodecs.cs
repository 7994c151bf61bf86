using System.ClientModel.Primitives;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Newtonsoft.Json.Serialization;
using OpenAI.Files;
using OpenAI.Images;
using XaiGen.GeneratedSupport;
using Newton = Newtonsoft.Json;

namespace XaiGen.Benchmarks.Client;

/// <summary>Reading or writing one type, by each of the candidates.</summary>
internal sealed record JsonCase(string Name, IReadOnlyList<(string Codec, Func<object> Run)> Candidates);

/// <summary>Compares how the generated code, System.Text.Json and others read and write the five most used types.</summary>
internal static class JsonCodecs
{
    public const string Ours = "XaiGen", SourceGenerated = "System.Text.Json, source-generated", Reflection =
        "System.Text.Json, reflection", NSwag = "Newtonsoft, as NSwag emits", Rival = "OpenAI 2.15";

    private static readonly JsonSerializerOptions s_reflection = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly Newton.JsonSerializer s_newton = Newton.JsonSerializer.Create(new Newton.JsonSerializerSettings
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        NullValueHandling = Newton.NullValueHandling.Ignore,
        Converters = [new NewtonUnixTime(), new NewtonSeconds()],
    });

    public static IEnumerable<JsonCase> All()
    {
        HandWrittenJson context = HandWrittenJson.Default;
        return
        [
            .. Both<FileList, HandWritten.FileList>(
                "page of 100 files", Bodies.FileList, context.FileList, Read<OpenAIFileCollection>(Bodies.OpenAIFileList)),
            .. Both<ImageResponse, HandWritten.ImageResponse>(
                "image response, stored", Bodies.ImageAnswer, context.ImageResponse,
                Read<GeneratedImageCollection>(Bodies.OpenAIImageAnswer)),
            .. Both<VideoStatus, HandWritten.VideoStatus>("video status", Bodies.VideoStatus, context.VideoStatus),
            .. Both<ImageEditRequest, HandWritten.ImageEditRequest>("edit request", Bodies.EditRequest, context.ImageEditRequest),
            .. Both<ErrorResponse, HandWritten.ErrorResponse>("error", Bodies.Error, context.ErrorResponse),
        ];
    }

    private static IEnumerable<JsonCase> Both<TOurs, TTheirs>(
        string name, string json, JsonTypeInfo<TTheirs> generated, Func<object>? rival = null)
        where TOurs : class, IWireModel<TOurs>
        where TTheirs : class
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        var reflected = (JsonTypeInfo<TTheirs>)s_reflection.GetTypeInfo(typeof(TTheirs));
        TOurs ours = Read<TOurs>(bytes);
        TTheirs theirs = JsonSerializer.Deserialize(bytes, generated)!;
        CheckSame(name, json, Encoding.UTF8.GetString(ApiCall.JsonBytes(ours).Span));
        CheckSame(name, json, JsonSerializer.Serialize(theirs, generated));

        // NSwag generates plain classes for unions, so it is compared only on types without unions.
        bool isPlain = theirs is not (HandWritten.VideoStatus or HandWritten.ErrorResponse);
        yield return new JsonCase($"read: {name}",
        [
            (SourceGenerated, () => JsonSerializer.Deserialize(bytes, generated)!),
            (Ours, () => Read<TOurs>(bytes)),
            (Reflection, () => JsonSerializer.Deserialize(bytes, reflected)!),
            .. Only(isPlain, NSwag, () => NewtonRead<TTheirs>(bytes)),
            .. Only(rival is not null, Rival, rival!),
        ]);
        yield return new JsonCase($"write: {name}",
        [
            (SourceGenerated, () => JsonSerializer.SerializeToUtf8Bytes(theirs, generated)),
            (Ours, () => MemoryMarshal.TryGetArray(ApiCall.JsonBytes(ours), out ArraySegment<byte> bytes) ? bytes.Array! : []),
            (Reflection, () => JsonSerializer.SerializeToUtf8Bytes(theirs, reflected)),
            .. Only(isPlain, NSwag, () => NewtonWrite(theirs)),
        ]);
    }

    private static IEnumerable<(string, Func<object>)> Only(bool isSo, string codec, Func<object> run) => isSo ? [(codec, run)] : [];

    /// <summary>Reads as the client reads the body of a response.</summary>
    private static T Read<T>(ReadOnlySpan<byte> json)
        where T : class, IWireModel<T>
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return JsonRead.Root(ref reader, JsonRead.Model<T>);
    }

    private static Func<object> Read<T>(string json)
        where T : IPersistableModel<T>
    {
        var data = BinaryData.FromString(json);
        return () => ModelReaderWriter.Read<T>(data, ModelReaderWriterOptions.Json)!;
    }

    private static T NewtonRead<T>(byte[] json)
    {
        using var text = new StreamReader(new MemoryStream(json));
        using var reader = new Newton.JsonTextReader(text);
        return s_newton.Deserialize<T>(reader)!;
    }

    private static byte[] NewtonWrite<T>(T value)
    {
        var text = new StringWriter();
        s_newton.Serialize(text, value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Ensures that the candidates do the same work.</summary>
    private static void CheckSame(string name, string expected, string actual)
    {
        if (!JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)))
        {
            throw new InvalidOperationException($"The {name} comes out otherwise than it went in:\n{expected}\n{actual}");
        }
    }

    private sealed class NewtonUnixTime : Newton.JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(DateTimeOffset) || objectType == typeof(DateTimeOffset?);

        public override object? ReadJson(Newton.JsonReader reader, Type objectType, object? existingValue, Newton.JsonSerializer serializer)
            => reader.Value is long seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

        public override void WriteJson(Newton.JsonWriter writer, object? value, Newton.JsonSerializer serializer)
            => writer.WriteValue(((DateTimeOffset)value!).ToUnixTimeSeconds());
    }

    private sealed class NewtonSeconds : Newton.JsonConverter
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(TimeSpan) || objectType == typeof(TimeSpan?);

        public override object? ReadJson(Newton.JsonReader reader, Type objectType, object? existingValue, Newton.JsonSerializer serializer)
            => reader.Value is long seconds ? TimeSpan.FromSeconds(seconds) : null;

        public override void WriteJson(Newton.JsonWriter writer, object? value, Newton.JsonSerializer serializer)
            => writer.WriteValue((long)((TimeSpan)value!).TotalSeconds);
    }
}
