namespace XaiGen.Emulator.Control;

/// <summary>
/// Passes on so many bytes and then fails. The server reacts to a failure amid a body by closing the connection once
/// what was written has gone out, so that exactly these bytes arrive.
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

/// <summary>The body ended where a fault cut it.</summary>
internal sealed class BodyCutException() : Exception("A planned fault cut the body of this response.");
