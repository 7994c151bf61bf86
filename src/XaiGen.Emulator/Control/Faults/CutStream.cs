namespace XaiGen.Emulator.Control;

/// <summary>
/// Forwards a number of bytes and then fails. If a response body fails, the server closes the connection after the bytes already written,
/// so exactly these bytes arrive.
/// </summary>
internal sealed class CutStream(Stream target, long bytes) : PassingStream(target)
{
    private long _left = bytes;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int passing = (int)Math.Min(buffer.Length, _left);
        await Target.WriteAsync(buffer[..passing], cancellationToken);
        _left -= passing;
        if (passing < buffer.Length)
        {
            await Target.FlushAsync(cancellationToken);
            throw new BodyCutException();
        }
    }
}
