using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Publishes generated results: always at a short-lived URL and, if requested, as a file with or without a public URL. A failure after the
/// generation is reported beside the result, not instead of it.
/// </summary>
internal sealed class OutputPublisher(
    FileStore store, PublicUrls urls, EphemeralMedia media)
{
    /// <summary>Refuses invalid options before anything is generated.</summary>
    public static void Check(StorageOptions? options)
    {
        if (options is null)
        {
            return;
        }

        FileRules.CheckFileName(options.Filename, "storage_options.filename");
        if (LifetimeOfUrl(options.PublicUrl) is { } forUrl && options.ExpiresAfter is { } forFile && forUrl > forFile)
        {
            throw ApiFault.Invalid(
                $"'storage_options.public_url.expires_after' must not exceed the file's {forFile.TotalSeconds:0} seconds; "
                + $"it is {forUrl.TotalSeconds:0}");
        }
    }

    public static bool WantsUrl(PublicUrlInput? input)
        => input?.Match(flag => flag, _ => true) ?? false;

    public async Task<PublishedOutput> PublishAsync(AcceptedGeneration accepted, MediaAsset asset)
    {
        (Caller caller, StorageOptions? options, OutputFaults faults) = (accepted.Caller, accepted.Storage, accepted.Faults);
        PublishedMedia published = media.Publish(asset, accepted);
        accepted.Published?.Invoke(published.Path, asset.Kind.ContentType);
        Uri url = BaseUrls.Combine(caller.BaseUrl, published.Path);
        if (options is null)
        {
            return new PublishedOutput(url);
        }

        try
        {
            StoredFile file = await StoreAsync(caller.Team, asset, options, accepted.Origin, faults);
            media.Stored(published, file.Id);
            return new PublishedOutput(url, await DescribeAsync(caller, file, options.PublicUrl, faults));
        }
        catch (ApiFault fault)
        {
            return new PublishedOutput(url, StorageError: fault.Message);
        }
    }

    private static TimeSpan? LifetimeOfUrl(PublicUrlInput? input)
        => input?.Match(_ => null, options => options.ExpiresAfter);

    private static void ThrowIfPlanned(ApiFault? fault)
    {
        if (fault is not null)
        {
            throw fault;
        }
    }

    private async Task<StoredFile> StoreAsync(
        string team, MediaAsset asset, StorageOptions options, FileOrigin origin, OutputFaults faults)
    {
        ThrowIfPlanned(faults.Storing);
        await using FileDraft draft = store.NewDraft();
        await draft.WriteAsync(await asset.ReadAsync(), CancellationToken.None);
        var file = new NewFile(options.Filename, asset.Kind.ContentType, options.ExpiresAfter, Origin: origin);
        return await store.AddAsync(team, file, draft);
    }

    private async Task<FileOutput> DescribeAsync(Caller caller, StoredFile file, PublicUrlInput? publicUrl, OutputFaults faults)
    {
        var output = new FileOutput
        {
            FileId = new FileId(file.Id),
            Filename = file.FileName,
            ExpiresAt = file.ExpiresAt,
        };
        if (!WantsUrl(publicUrl))
        {
            return output;
        }

        try
        {
            ThrowIfPlanned(faults.Publishing);
            PublicUrl url = await urls.CreateAsync(file.Team, file.Id, LifetimeOfUrl(publicUrl));
            return output with { PublicUrl = url.At(caller.BaseUrl), PublicUrlExpiresAt = url.ExpiresAt };
        }
        catch (ApiFault fault)
        {
            return output with { PublicUrlError = $"{fault.Message}. The file was stored." };
        }
    }
}
