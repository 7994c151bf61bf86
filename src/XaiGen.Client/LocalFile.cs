namespace XaiGen;

/// <summary>Reads files and recognises bytes to send within a request.</summary>
internal static class LocalFile
{
    internal static BinaryData Read(string path, string kind, out string mediaType)
    {
        mediaType = FilePart.FromPath(path).MediaType;
        return mediaType.StartsWith(kind, StringComparison.Ordinal)
            ? BinaryData.FromBytes(File.ReadAllBytes(path), mediaType)
            : throw new ArgumentException($"'{path}' is of the type {mediaType}, and not {kind}….", nameof(path));
    }

    internal static string TypeOf(ReadOnlyMemory<byte> bytes, string kind)
    {
        string mediaType = FilePart.FromBytes(bytes, "bytes").MediaType;
        return mediaType.StartsWith(kind, StringComparison.Ordinal)
            ? mediaType
            : throw new ArgumentException($"The first bytes are not those of {kind}…. Pass the media type too.", nameof(bytes));
    }
}
