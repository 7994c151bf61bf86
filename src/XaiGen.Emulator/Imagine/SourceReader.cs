using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Reads the images and clips that requests refer to: inline bytes, files of the team, and content at the emulator's own URLs. Other hosts
/// are never contacted.
/// </summary>
internal sealed class SourceReader(
    FileStore store, PublicUrls urls, EphemeralMedia media, BaseUrls bases, SourceSpool spool)
{
    private static readonly string[] s_imageTypes = ["image/png", "image/jpeg", "image/webp"];

    private static readonly string[] s_videoTypes = ["video/mp4"];

    private static readonly string[] s_audioTypes = ["audio/wav", "audio/mpeg"];

    public Task<SourceMedia> ReadImageAsync(Caller caller, ImageInput input, string field) => input.Match(
        url => ReadUrlAsync(caller, url, s_imageTypes, field),
        fileId => ReadFileAsync(caller.Team, fileId, s_imageTypes, field),
        bytes => Task.FromResult(Inline(bytes.Value, s_imageTypes, field)));

    public Task<SourceMedia> ReadVideoAsync(Caller caller, VideoInput input, string field) => input.Match(
        url => ReadVideoUrlAsync(caller, url, field),
        fileId => ReadFileAsync(caller.Team, fileId, s_videoTypes, field),
        bytes => Task.FromResult(Inline(bytes.Value, s_videoTypes, field)));

    /// <summary>Null for one of the server's own voices.</summary>
    public Task<SourceMedia?> ReadAudioAsync(Caller caller, AudioInput input, string field) => input.Match<Task<SourceMedia?>>(
        async url => await ReadUrlAsync(caller, url, s_audioTypes, field),
        _ => Task.FromResult<SourceMedia?>(null),
        bytes => Task.FromResult<SourceMedia?>(Inline(bytes.Value, s_audioTypes, field)));

    /// <summary>Refuses content of an unsupported type before it is stored.</summary>
    private static void Check(string contentType, string[] types, string field)
    {
        if (!types.Contains(contentType))
        {
            throw ApiFault.Invalid(
                $"'{field}' must be one of {string.Join(", ", types)}; it is {contentType}",
                types == s_audioTypes ? Undocumented.AudioTypes : null);
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream content)
    {
        byte[] bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }

    private SourceMedia Inline(ReadOnlyMemory<byte> bytes, string[] types, string field)
    {
        string contentType = ContentTypes.Of(bytes.Span, declared: null);
        Check(contentType, types, field);
        return new SourceMedia("inline bytes", contentType, spool.Keep(bytes.ToArray()));
    }

    private Task<SourceMedia> ReadVideoUrlAsync(Caller caller, Uri url, string field)
        => url.IsAbsoluteUri && url.AbsolutePath.EndsWith(".mp4", StringComparison.OrdinalIgnoreCase)
            ? ReadUrlAsync(caller, url, s_videoTypes, field)
            : throw ApiFault.Invalid($"'{field}.url' must be a URL whose path ends in .mp4");

    private async Task<SourceMedia> ReadUrlAsync(Caller caller, Uri url, string[] types, string field)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw ApiFault.Invalid($"'{field}.url' must be an http or https URL, or a data URI in base64");
        }

        if (bases.PathOf(url, caller) is not { } path)
        {
            return new SourceMedia(url.AbsoluteUri, types[0], Content: null);
        }

        if (urls.Resolve(path) is { } file)
        {
            return await ReadAsync(file, types, field);
        }

        if (media.Find(path) is { } asset)
        {
            Check(asset.Kind.ContentType, types, field);
            return new SourceMedia(path, asset.Kind.ContentType, spool.Keep(await asset.ReadAsync()));
        }

        throw ApiFault.Invalid($"'{field}.url' cannot be fetched: nothing is there, or no longer");
    }

    private Task<SourceMedia> ReadFileAsync(string team, FileId id, string[] types, string field)
        => store.Find(team, id.Value) is { } file
            ? ReadAsync(file, types, field)
            : throw ApiFault.Invalid($"'{field}.file_id': file '{id.Value}' does not exist", Undocumented.UnknownInputFile);

    private async Task<SourceMedia> ReadAsync(StoredFile file, string[] types, string field)
    {
        Check(file.ContentType, types, field);
        await using Stream content = store.OpenContent(file);
        return new SourceMedia(file.Id, file.ContentType, spool.Keep(await ReadAllAsync(content)));
    }
}
