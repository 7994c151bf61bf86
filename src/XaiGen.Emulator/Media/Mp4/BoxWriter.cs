using System.Buffers.Binary;
using System.Text;

namespace XaiGen.Emulator.Media.Mp4;

/// <summary>Writes the boxes of an MP4: each consists of a length, a type and content.</summary>
internal sealed class BoxWriter
{
    private readonly MemoryStream _output = new();

    public int Length => (int)_output.Length;

    public BoxWriter Box(string type, Action content)
    {
        long start = _output.Position;
        UInt32(0);
        Text(type);
        content();
        long end = _output.Position;
        _output.Position = start;
        UInt32((uint)(end - start));
        _output.Position = end;
        return this;
    }

    /// <summary>A box that starts with a version and flags.</summary>
    public BoxWriter FullBox(string type, uint versionAndFlags, Action content) => Box(type, () =>
    {
        UInt32(versionAndFlags);
        content();
    });

    public void Byte(int value) => _output.WriteByte((byte)value);

    public void UInt16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        _output.Write(bytes);
    }

    public void UInt32(params ReadOnlySpan<uint> values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (uint value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
            _output.Write(bytes);
        }
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public void Text(string ascii) => _output.Write(Encoding.ASCII.GetBytes(ascii));

    public void Zeros(int count) => _output.Write(new byte[count]);

    public byte[] ToArray() => _output.ToArray();
}
