using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Http;

/// <summary>Reads the parts of an upload as they arrive; the content is never held in memory completely.</summary>
internal sealed class UploadReader(FileStore store, long maxBytes)
{
    private const int MaxFieldBytes = 1024;
    private const int BufferSize = 81_920;

    /// <summary>The maximum that RFC 2046 allows.</summary>
    private const int MaxBoundaryLength = 70;

    private const int SniffedBytes = 4096;

    public async Task<StoredFile> ReadAsync(ApiCall call)
    {
        if (call.Request.ContentLength == 0)
        {
            throw ApiFault.WrongMediaType("The body is empty; send the file as multipart/form-data");
        }

        // The limit for files applies here, not the one for JSON bodies.
        call.Context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var reader = new MultipartReader(BoundaryOf(call), call.Request.Body);
        await using FileDraft draft = store.NewDraft();
        var form = new UploadForm();
        try
        {
            while (await reader.ReadNextSectionAsync(call.Aborted) is { } part)
            {
                await ReadPartAsync(part, form, draft, call.Aborted);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !call.Aborted.IsCancellationRequested)
        {
            throw ApiFault.Invalid($"The multipart body cannot be read: {fault.Message}");
        }

        NewFile file = form.ToFile();
        call.Faults?.CheckStoring();
        return await store.AddAsync(call.Team, file, draft);
    }

    private static string BoundaryOf(ApiCall call)
        => MediaTypeHeaderValue.TryParse(call.Request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= MaxBoundaryLength } boundary
            ? boundary.ToString()
            : throw ApiFault.Invalid($"An upload must be multipart/form-data with a boundary of at most {MaxBoundaryLength} characters");

    private async Task ReadPartAsync(
        MultipartSection part, UploadForm form, FileDraft draft, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? disposition))
        {
            throw ApiFault.Invalid("A part of the upload has no readable Content-Disposition header");
        }

        string name = HeaderUtilities.UnescapeAsQuotedString(disposition.Name).ToString();
        if (name == "file")
        {
            form.BeginFile(FileNameOf(disposition));
            form.ContentType = await ReceiveAsync(part, draft, cancellationToken);
        }
        else if (UploadForm.Takes(name))
        {
            form.Set(name, await ReadTextAsync(part, cancellationToken));
        }
        else
        {
            await part.Body.DrainAsync(cancellationToken);
        }
    }

    private static string? FileNameOf(ContentDispositionHeaderValue disposition)
        => disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString()
        : disposition.FileName.HasValue ? HeaderUtilities.UnescapeAsQuotedString(disposition.FileName).ToString()
        : null;

    private static async Task<string> ReadTextAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        byte[] text = new byte[MaxFieldBytes + 1];
        int length = await part.Body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxFieldBytes
            ? Encoding.UTF8.GetString(text, 0, length)
            : throw ApiFault.Invalid($"A text part of the upload must have at most {MaxFieldBytes} bytes");
    }

    /// <returns>The content type, determined by the content itself if possible.</returns>
    private async Task<string> ReceiveAsync(MultipartSection part, FileDraft draft, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read = await part.Body.ReadAtLeastAsync(buffer, SniffedBytes, throwOnEndOfStream: false, cancellationToken);
            string contentType = ContentTypes.Of(buffer.AsSpan(0, Math.Min(read, SniffedBytes)), part.ContentType);
            while (read > 0)
            {
                if (draft.Length + read > maxBytes)
                {
                    throw ApiFault.TooLarge($"A file must have at most {maxBytes} bytes");
                }

                await draft.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                read = await part.Body.ReadAsync(buffer, cancellationToken);
            }

            return contentType;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
