namespace XaiGen;

/// <summary>An image or a video of a response: its bytes, a short-lived URL, a stored file, or several of these.</summary>
internal sealed record GeneratedAsset(string Kind, string? MediaType, BinaryData? Bytes, Uri? Url, FileOutput? Stored, bool IsWithheld)
{
    public static GeneratedAsset Of(ImageOutput image)
        => new("image", image.MimeType, image.Base64, image.Url, image.FileOutput, image.RespectModeration == false);

    public static GeneratedAsset Of(VideoOutput video)
        => new("video", "video/mp4", null, video.Url, video.FileOutput, !video.RespectModeration);

    /// <summary>Saves it to disk from the cheapest source.</summary>
    public async Task SaveAsync(XaiClient client, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (Bytes is not null)
        {
            await Download.ToFileAsync(path, _ => Task.FromResult(Bytes.ToStream()), options: null, progress, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        if (Url is not null)
        {
            try
            {
                await client.DownloadToAsync(Url, path, progress, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (XaiException) when (Stored is not null)
            {
                // The short-lived URL no longer works; use the stored file.
            }
        }

        await client.Files.DownloadToAsync((Stored ?? throw Nothing()).FileId, path, format: null, progress, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Writes it to a stream from the cheapest source.</summary>
    public async Task SaveAsync(XaiClient client, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Stream content = await OpenAsync(client, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await Download.CopyToAsync(content, destination, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads it into memory from the cheapest source.</summary>
    public async Task<BinaryData> DownloadAsync(XaiClient client, CancellationToken cancellationToken)
    {
        if (Bytes is not null)
        {
            return Bytes;
        }

        using var memory = new MemoryStream();
        await SaveAsync(client, memory, cancellationToken).ConfigureAwait(false);
        return new BinaryData(memory.GetBuffer().AsMemory(0, (int)memory.Length), MediaType);
    }

    private async Task<Stream> OpenAsync(XaiClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (Bytes is not null)
        {
            return Bytes.ToStream();
        }

        if (Url is not null)
        {
            try
            {
                return await client.OpenAsync(Url, cancellationToken).ConfigureAwait(false);
            }
            catch (XaiException) when (Stored is not null)
            {
                // The short-lived URL no longer works; use the stored file.
            }
        }

        return await client.Files.DownloadAsync((Stored ?? throw Nothing()).FileId, format: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads it, for the case that the service failed to store it.</summary>
    public async Task<FileOutput> StoreAsync(XaiClient client, StorageOptions options, CancellationToken cancellationToken)
    {
        Stream content = Bytes?.ToStream() ?? await client.OpenAsync(Url ?? throw Nothing(), cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var part = FilePart.FromStream(content, options.Filename, MediaType);
            FileObject file =
                await client.Files.UploadAsync(part, options.ExpiresAfter, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new FileOutput { FileId = file.Id, Filename = file.Filename, ExpiresAt = file.ExpiresAt };
        }
    }

    private InvalidOperationException Nothing() => new(IsWithheld
        ? $"There is no {Kind}: moderation withholds it."
        : $"There is no {Kind} in the response: it has neither bytes, nor a URL, nor a stored file.");
}
