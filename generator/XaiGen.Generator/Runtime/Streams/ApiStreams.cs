#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.IO;
using global::System.Net.Http;
using global::System.Text;
using global::System.Text.Json;
using global::System.Threading;

/// <summary>The common parts of all streams of items: how they start, and how they fail.</summary>
internal static partial class ApiStreams
{
    /// <summary>Reads data that is JSON.</summary>
    public static EventDataReader<T> Json<T>(JsonReader<T> read) => (_, data) => JsonRead.Document(data, read);

    /// <summary>Reads data that is text.</summary>
    public static string Text(string name, ReadOnlySpan<byte> data) => Encoding.UTF8.GetString(data);

    /// <summary>Reads an event as an object with the properties <c>event</c> and <c>data</c>, as the contract describes it.</summary>
    /// <param name="read">Reads the object.</param>
    /// <param name="texts">The names of the events whose data is text; for others it is JSON.</param>
    public static EventDataReader<T> Event<T>(JsonReader<T> read, params string[] texts) => (name, data) =>
    {
        string text = Encoding.UTF8.GetString(data);
        return JsonRead.Document(
            ApiCall.JsonBytes(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("event"u8, name);
                writer.WritePropertyName("data"u8);
                if (Array.IndexOf(texts, name) >= 0)
                {
                    writer.WriteStringValue(text);
                }
                else
                {
                    // Not validated here: the reader parses it next, and reports the location of an error.
                    writer.WriteRawValue(text, skipInputValidation: true);
                }

                writer.WriteEndObject();
            }).Span,
            read);
    };

    /// <summary>Records that an item has been received.</summary>
    public static void HasItem(ClientResult result, ReadOnlySpan<byte> item) => Notice(result, item);

    public static RequestOptions Options(CancellationToken cancellationToken)
        => new() { CancellationToken = cancellationToken, BufferResponse = false };

    /// <summary>Refuses a response of another media type, such as the whole result at once.</summary>
    public static void CheckMediaType(ClientResult result, string expected)
    {
        PipelineResponse response = result.GetRawResponse();
        if (response.Headers.TryGetValue("Content-Type", out string? type)
            && !type!.TrimStart().StartsWith(expected, StringComparison.OrdinalIgnoreCase))
        {
            response.Dispose();
            throw ApiCall.Unforeseen(result, $"a stream of {expected} but {ShownText.OneLine(type, 100)}");
        }
    }

    /// <summary>Whether an object reports an error, for services that have no name for such events.</summary>
    public static bool HasError(ref Utf8JsonReader reader)
    {
        bool hasError = false;
        while (JsonRead.Next(ref reader))
        {
            hasError |= reader.ValueTextEquals("error"u8);
            reader.Read();
            JsonRead.Skip(ref reader);
        }

        return hasError;
    }

    /// <summary>Whether the connection failed or timed out.</summary>
    public static bool IsBroken(Exception failure) => failure is IOException or HttpRequestException or OperationCanceledException;

    /// <summary>Checks whether an item matches the contract, and reports it if not.</summary>
    static partial void Notice(ClientResult result, ReadOnlySpan<byte> item);

    /// <summary>Creates the exception for an error that the service reports in the stream.</summary>
    public static Api_Exception Failed(ClientResult result, string body)
    {
        ApiRequest? request = (result as ApiResult)?.Request;
        ApiSecrets secrets = request?.Secrets ?? ApiSecrets.None;
        ApiErrorBody error = ApiErrorBody.Read(body);
        string? code = Shown(error.Code), words = Shown(error.Message);
        return new Api_Exception(
            $"{Name(request)} reported an error in its stream: "
            + $"{string.Join(": ", code ?? words ?? "(without details)", code is null ? null : words).TrimEnd(':', ' ')}{Id(result)}",
            result.GetRawResponse())
        {
            Code = code,
            ServerMessage = words,
            Body = secrets.MaskBody(Encoding.UTF8.GetBytes(body)),
            Tries = request?.Tries ?? 1,
        };

        string? Shown(string? text) => text is null ? null : ShownText.OneLine(secrets.Mask(text));
    }

    /// <summary>Creates the exception for a stream that broke off.</summary>
    public static Api_Exception Broken(ClientResult result, long count, Exception cause)
    {
        ApiRequest? request = (result as ApiResult)?.Request;
        string billing = request is { Safety: RetrySafety.Billed }
            ? " The request is not sent again, because the work may be billed twice."
            : "";
        string why = cause is OperationCanceledException
            ? "nothing was received within the NetworkTimeout of the client's options"
            : ShownText.OneLine(request?.Shown(ApiFailure.Reason(cause)) ?? ApiFailure.Reason(cause)).TrimEnd('.');
        return new Api_Exception(
            $"{Name(request)}: the stream broke off after {Items(count)}: {why}.{billing}{Id(result)}", result.GetRawResponse(), cause)
        {
            IsRetryable = request is { Safety: RetrySafety.Safe } && !ApiFailure.IsLasting(cause),
            Tries = request?.Tries ?? 1,
        };
    }

    /// <summary>Creates the exception for an item that does not match the contract.</summary>
    public static Api_Exception Unreadable(ClientResult result, long count, JsonException cause)
        => Api_Exception.Unreadable(result, $"cannot be read after {Items(count)} of its stream: {cause.Message}", cause);

    private static string Items(long count) => count == 1 ? "1 item" : $"{count} items";

    private static string Name(ApiRequest? request) => request?.ToString() ?? "The service";

    private static string Id(ClientResult result)
        => result.GetRawResponse().Headers.TryGetValue("x-request-id", out string? id)
            ? $" (request ID {ShownText.OneLine(id!, 200)})"
            : "";
}
