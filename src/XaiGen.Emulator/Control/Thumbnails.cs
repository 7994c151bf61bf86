using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Imagine;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Control;

/// <summary>Thumbnails of files and results for the page: of an image itself, and of the first frame of a clip.</summary>
internal sealed class Thumbnails(FileStore store, EphemeralMedia media)
{
    private const int Side = 160;
    private const int MostKept = 500;

    /// <summary>Larger content is not worth reading for a thumbnail, and many at once would need much memory.</summary>
    private const long LargestContent = 64L * 1024 * 1024;

    private static readonly byte[] s_none = [];

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount, Environment.ProcessorCount);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _kept = [];
    private readonly Queue<string> _order = new();

    public async Task ServeAsync(HttpContext context)
    {
        StringValues file = context.Request.Query["file"], result = context.Request.Query["result"];
        string key = $"{file} {result}";
        byte[] picture = Kept(key) ?? Keep(key, await MakeAsync(file, result));
        if (picture.Length == 0)
        {
            throw ApiFault.NotFound("There is no picture of it");
        }

        // The content never changes, so the browser need not ask again.
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = picture.Length;
        await context.Response.Body.WriteAsync(picture, context.RequestAborted);
    }

    private static byte[] Shrink(byte[] content)
    {
        try
        {
            PixelImage picture = MediaSniffer.LooksLikeMp4(content) ? VideoClip.Read(content).FirstFrame() : SourcePicture.Read(content);
            double scale = Math.Min(1, (double)Side / Math.Min(picture.Width, picture.Height));
            return PngEncoder.Encode(picture.Cover(
                new ImageSize(
                    Math.Max(1, Math.Min(2 * Side, (int)(picture.Width * scale))),
                    Math.Max(1, Math.Min(2 * Side, (int)(picture.Height * scale))))));
        }
        catch (MediaFormatException)
        {
            return s_none;
        }
    }

    private byte[]? Kept(string key)
    {
        lock (_lock)
        {
            return _kept.GetValueOrDefault(key);
        }
    }

    private byte[] Keep(string key, byte[] picture)
    {
        lock (_lock)
        {
            if (_kept.TryAdd(key, picture))
            {
                _order.Enqueue(key);
            }

            if (_order.Count > MostKept)
            {
                _kept.Remove(_order.Dequeue());
            }
        }

        return picture;
    }

    private async Task<byte[]> MakeAsync(string? file, string? result)
    {
        await _turns.WaitAsync();
        try
        {
            byte[] content = await ReadAsync(file, result) ?? throw ApiFault.NotFound("It does not exist");
            return await Task.Run(() => Shrink(content));
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<byte[]?> ReadAsync(string? file, string? result)
    {
        if (result is not null && media.Find(result) is { } asset)
        {
            return await asset.ReadAsync();
        }

        if (file is null || store.FindAnywhere(file) is not { Bytes: <= LargestContent } known)
        {
            return null;
        }

        if (!known.ContentType.StartsWith("image/", StringComparison.Ordinal) && known.ContentType != "video/mp4")
        {
            return s_none;
        }

        await using Stream content = store.OpenContent(known);
        byte[] bytes = new byte[known.Bytes];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
