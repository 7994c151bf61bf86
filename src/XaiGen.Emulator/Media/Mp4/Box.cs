using System.Buffers.Binary;
using System.Text;

namespace XaiGen.Emulator.Media.Mp4;

/// <summary>One box of an MP4: a type and content, which may consist of boxes.</summary>
internal readonly record struct Box(string Type, ReadOnlyMemory<byte> Content)
{
    /// <summary>The consecutive boxes in these bytes.</summary>
    /// <exception cref="MediaFormatException">A box is longer than the bytes.</exception>
    public static IEnumerable<Box> In(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (bytes.Length < 8)
            {
                throw new MediaFormatException("The MP4 is damaged: a box's header is cut off.");
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span);
            string type = Encoding.Latin1.GetString(bytes.Span.Slice(4, 4));
            int header = 8;
            if (length == 1 && bytes.Length >= 16)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(bytes.Span[8..]);
                header = 16;
            }
            else if (length == 0)
            {
                length = bytes.Length; // up to the end
            }
            if (length < header || length > bytes.Length)
            {
                throw new MediaFormatException(
                    $"The MP4 is damaged or cut off: its box '{Printable(type)}' claims {length} bytes where {bytes.Length} are left.");
            }

            yield return new(type, bytes[header..(int)length]);
            bytes = bytes[(int)length..];
        }
    }

    /// <summary>The boxes inside this one.</summary>
    public IEnumerable<Box> Children() => In(Content);

    /// <summary>Finds the first nested box along a path of types.</summary>
    public Box? Find(params ReadOnlySpan<string> path)
    {
        Box? box = this;
        foreach (string type in path)
        {
            box = FirstChild(box.Value, type);
            if (box is null)
            {
                return null;
            }
        }
        return box;
    }

    /// <summary>Like <see cref="Find"/>, but throws if the box is missing, because the file is damaged without it.</summary>
    public Box Need(params ReadOnlySpan<string> path)
        => Find(path) ?? throw new MediaFormatException(
            $"The MP4 is damaged: its box '{Printable(Type)}' lacks '{string.Join('/', path.ToArray())}'.");

    public uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(offset, 4).Span);

    public ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64BigEndian(Bytes(offset, 8).Span);

    public int UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(offset, 2).Span);

    public ReadOnlyMemory<byte> Bytes(int offset, int length)
        => offset >= 0 && length >= 0 && offset <= Content.Length - length
            ? Content.Slice(offset, length)
            : throw new MediaFormatException($"The MP4 is damaged: its box '{Printable(Type)}' is too short.");

    private static Box? FirstChild(Box parent, string type)
    {
        foreach (Box child in parent.Children())
        {
            if (child.Type == type)
            {
                return child;
            }
        }
        return null;
    }

    private static string Printable(string type) => string.Concat(type.Select(letter => char.IsBetween(letter, ' ', '~') ? letter : '?'));
}
