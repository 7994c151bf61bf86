#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.IO;
using global::System.IO.Compression;
using global::System.Net.Http;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// Makes the last checks of a request and the first of its response: the headers can be sent, a billed body is sent once, and the response
/// has a limited length and is read into memory within the timeout of one attempt. <see cref="ApiTransport"/> limits responses itself.
/// </summary>
internal sealed class ApiResponseLimits(Api_ClientOptions options) : PipelinePolicy
{
    private const int MaxErrorBytes = 1024 * 1024;

    /// <summary>Returns the response's bytes up to the applicable limit.</summary>
    /// <exception cref="HttpIOException">The response has a content encoding that was not requested.</exception>
    public static LimitedStream Of(
        PipelineResponse response, Api_ClientOptions options, string method, bool isBuffered, bool isItems = false)
    {
        Stream content = response.ContentStream!;
        if (content is LimitedStream limited)
        {
            return limited;
        }

        long? length = null;
        if (Coding(response) is { } coding)
        {
            content = Decoded(content, coding, isAllowed: isBuffered || response.IsError);
        }
        else if (method != "HEAD" && response.Headers.TryGetValue("Content-Length", out string? text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long promised))
        {
            length = promised;
        }

        return response.IsError ? new LimitedStream(content, MaxErrorBytes, length, option: null)
            : isBuffered ? new LimitedStream(content, options.MaxResponseSize, length, nameof(options.MaxResponseSize))
            : isItems ? new LimitedStream(content, options.MaxResponseSize, length: null, nameof(options.MaxResponseSize))
            : new LimitedStream(content, options.MaxDownloadSize, length, nameof(options.MaxDownloadSize), isExact: true);
    }

    /// <summary>The error for a response that took longer than one attempt may.</summary>
    public static TaskCanceledException TooLate(PipelineMessage message, OperationCanceledException cause) => new(
        cause.Message, new TimeoutException($"The response was not complete within the NetworkTimeout of {message.NetworkTimeout}."));

    private static string? Coding(PipelineResponse response)
        => response.Headers.TryGetValue("Content-Encoding", out string? coding)
            && coding!.Trim().ToLowerInvariant() is not ("" or "identity") and { } known
            ? known
            : null;

    // .NET's decoders accept truncated input, so content saved as a file must not be compressed.
    private static Stream Decoded(Stream content, string coding, bool isAllowed) => coding switch
    {
        "gzip" or "x-gzip" when isAllowed => new GZipStream(content, CompressionMode.Decompress),
        "deflate" when isAllowed => new ZLibStream(content, CompressionMode.Decompress),
        "br" when isAllowed => new BrotliStream(content, CompressionMode.Decompress),
        _ => throw new HttpIOException(
            HttpRequestError.ConfigurationLimitExceeded,
            $"it is encoded as '{ShownText.OneLine(coding, 50)}', which was not requested, so it may be incomplete without notice"),
    };

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessAsync(message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (message.BufferResponse && options.IsTransportBuiltIn && pipeline[currentIndex + 1] is ApiTransport transport)
        {
            ApiRetryRules.RequestOf(message)?.RestoreAccept(message.Request);
            return new(transport.SendAsync(message));
        }

        return new(ProcessAsync(message, pipeline, currentIndex, async: true));
    }

    private async Task ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        // The transport would read without a limit, and each read would get the timeout of a whole attempt.
        bool buffers = message.BufferResponse;
        message.BufferResponse = false;
        ApiRetryRules.RequestOf(message)?.RestoreAccept(message.Request);
        ApiHeaders.Check(message.Request);
        BinaryContent? body = message.Request.Content;
        if (!options.IsTransportBuiltIn && ApiRetryRules.RequestOf(message) is { Safety: RetrySafety.Billed } request)
        {
            request.Body = new OneSendContent(body ?? new MemoryContent(default)) { IsTouched = body is null };
            message.Request.Content = body is null ? null : request.Body;
        }

        try
        {
            if (async)
            {
                await pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1).ConfigureAwait(false);
            }
            else
            {
                ProcessNext(message, pipeline, currentIndex);
            }
        }
        finally
        {
            message.BufferResponse = buffers;
            message.Request.Content = body;
        }

        if (message.Response is not { ContentStream: not null } response)
        {
            return;
        }

        response.ContentStream = Of(
            response, options, message.Request.Method, buffers, isItems: ApiRetryRules.RequestOf(message) is { IsItems: true });
        if (buffers || response.IsError)
        {
            await BufferAsync(message, response, async).ConfigureAwait(false);
        }
    }

    private static async Task BufferAsync(PipelineMessage message, PipelineResponse response, bool async)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(message.CancellationToken);
        deadline.CancelAfter(message.NetworkTimeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            if (async)
            {
                await response.BufferContentAsync(deadline.Token).ConfigureAwait(false);
            }
            else
            {
                response.BufferContent(deadline.Token);
            }
        }
        catch (Exception e) when (response.IsError && ApiFailure.IsWithoutResponse(e) && !message.CancellationToken.IsCancellationRequested)
        {
            // The status is known and matters more than the lost body.
            response.ContentStream!.Dispose();
            response.ContentStream = new MemoryStream();
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw TooLate(message, e);
        }
    }
}
