namespace XaiGen.Emulator.Imagine;

/// <summary>
/// A generated image or clip. It keeps the instructions for rendering, which always yield the same bytes; the bytes themselves are kept
/// only while there is enough memory.
/// </summary>
internal sealed class MediaAsset(MediaKind kind, Func<byte[]> render)
{
    private readonly WeakReference<byte[]?> _bytes = new(null);

    public MediaKind Kind => kind;

    public async Task<byte[]> ReadAsync()
    {
        if (!_bytes.TryGetTarget(out byte[]? bytes))
        {
            bytes = await Task.Run(render);
            _bytes.SetTarget(bytes);
        }

        return bytes;
    }
}
