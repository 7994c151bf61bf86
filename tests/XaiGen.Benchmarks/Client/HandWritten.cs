using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// The five most used types as written by hand for System.Text.Json, with the same .NET types as the generated ones and with
/// System.Text.Json's source generator.
/// </summary>
internal static class HandWritten
{
    public sealed record FileList
    {
        public required IReadOnlyList<FileObject> Data { get; init; }

        public string? PaginationToken { get; init; }
    }

    public sealed record FileObject
    {
        public required string Id { get; init; }

        public required string Object { get; init; }

        public required long Bytes { get; init; }

        [JsonConverter(typeof(UnixTime))]
        public required DateTimeOffset CreatedAt { get; init; }

        [JsonConverter(typeof(UnixTime))]
        public DateTimeOffset? ExpiresAt { get; init; }

        public required string Filename { get; init; }

        public string? Purpose { get; init; }

        public Uri? PublicUrl { get; init; }

        [JsonConverter(typeof(UnixTime))]
        public DateTimeOffset? PublicUrlExpiresAt { get; init; }
    }

    public sealed record ImageResponse
    {
        public required IReadOnlyList<ImageOutput> Data { get; init; }

        public MediaUsage? Usage { get; init; }
    }

    public sealed record ImageOutput
    {
        public Uri? Url { get; init; }

        [JsonPropertyName("b64_json")]
        public byte[]? Base64 { get; init; }

        public string? MimeType { get; init; }

        public FileOutput? FileOutput { get; init; }

        public string? StorageError { get; init; }

        public string? RevisedPrompt { get; init; }

        public bool? RespectModeration { get; init; }
    }

    public sealed record FileOutput
    {
        public required string FileId { get; init; }

        public required string Filename { get; init; }

        [JsonConverter(typeof(UnixTime))]
        public DateTimeOffset? ExpiresAt { get; init; }

        public Uri? PublicUrl { get; init; }

        public string? PublicUrlError { get; init; }

        [JsonConverter(typeof(UnixTime))]
        public DateTimeOffset? PublicUrlExpiresAt { get; init; }
    }

    public sealed record MediaUsage
    {
        public required long CostInUsdTicks { get; init; }

        public int? InputTokens { get; init; }

        public int? OutputTokens { get; init; }

        public int? TotalTokens { get; init; }
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "status")]
    [JsonDerivedType(typeof(VideoPending), "pending")]
    [JsonDerivedType(typeof(VideoDone), "done")]
    public abstract record VideoStatus;

    public sealed record VideoPending : VideoStatus
    {
        public string? Model { get; init; }

        public int? Progress { get; init; }
    }

    public sealed record VideoDone : VideoStatus
    {
        public string? Model { get; init; }

        public int? Progress { get; init; }

        public VideoOutput? Video { get; init; }

        public MediaUsage? Usage { get; init; }
    }

    public sealed record VideoOutput
    {
        public Uri? Url { get; init; }

        [JsonConverter(typeof(Seconds))]
        public required TimeSpan Duration { get; init; }

        public required bool RespectModeration { get; init; }

        public FileOutput? FileOutput { get; init; }

        public string? StorageError { get; init; }
    }

    public sealed record ImageEditRequest
    {
        public required string Prompt { get; init; }

        public IReadOnlyList<ImageInput>? Images { get; init; }

        public string? Model { get; init; }

        public int? N { get; init; }

        public string? AspectRatio { get; init; }

        public string? Resolution { get; init; }

        public string? ResponseFormat { get; init; }

        public StorageOptions? StorageOptions { get; init; }
    }

    public sealed record ImageInput
    {
        public Uri? Url { get; init; }

        public string? FileId { get; init; }
    }

    public sealed record StorageOptions
    {
        public required string Filename { get; init; }

        [JsonConverter(typeof(Seconds))]
        public TimeSpan? ExpiresAfter { get; init; }

        public bool? PublicUrl { get; init; }
    }

    public sealed record ErrorResponse
    {
        [JsonConverter(typeof(ErrorCodeConverter))]
        public ErrorCode? Code { get; init; }

        [JsonConverter(typeof(ErrorBodyConverter))]
        public ErrorBody? Error { get; init; }

        public MediaUsage? Usage { get; init; }
    }

    public abstract record ErrorCode;

    public sealed record CodeText(string Value) : ErrorCode;

    public sealed record CodeNumber(long Value) : ErrorCode;

    public abstract record ErrorBody;

    public sealed record BodyText(string Value) : ErrorBody;

    public sealed record BodyDetail(ErrorDetail Value) : ErrorBody;

    public sealed record ErrorDetail
    {
        public string? Message { get; init; }

        public string? Type { get; init; }
    }

    public sealed class UnixTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
            => writer.WriteNumberValue(value.ToUnixTimeSeconds());
    }

    public sealed class Seconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => TimeSpan.FromSeconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
            => writer.WriteNumberValue((long)value.TotalSeconds);
    }

    public sealed class ErrorCodeConverter : JsonConverter<ErrorCode>
    {
        public override ErrorCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.Number ? new CodeNumber(reader.GetInt64()) : new CodeText(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ErrorCode value, JsonSerializerOptions options)
        {
            if (value is CodeNumber number)
            {
                writer.WriteNumberValue(number.Value);
            }
            else
            {
                writer.WriteStringValue(((CodeText)value).Value);
            }
        }
    }

    public sealed class ErrorBodyConverter : JsonConverter<ErrorBody>
    {
        public override ErrorBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String
            ? new BodyText(reader.GetString()!)
            : new BodyDetail(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<ErrorDetail>)options.GetTypeInfo(typeof(ErrorDetail)))!);

        public override void Write(Utf8JsonWriter writer, ErrorBody value, JsonSerializerOptions options)
        {
            if (value is BodyText text)
            {
                writer.WriteStringValue(text.Value);
            }
            else
            {
                JsonSerializer.Serialize(
                    writer, ((BodyDetail)value).Value, (JsonTypeInfo<ErrorDetail>)options.GetTypeInfo(typeof(ErrorDetail)));
            }
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandWritten.FileList))]
[JsonSerializable(typeof(HandWritten.ImageResponse))]
[JsonSerializable(typeof(HandWritten.VideoStatus))]
[JsonSerializable(typeof(HandWritten.ImageEditRequest))]
[JsonSerializable(typeof(HandWritten.ErrorResponse))]
[JsonSerializable(typeof(HandWritten.ErrorDetail))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;
