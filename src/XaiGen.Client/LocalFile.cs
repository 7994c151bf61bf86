namespace XaiGen;

/// <summary>Reads files to send within a request.</summary>
internal static class LocalFile
{
    internal static BinaryData Read(string path, string kind, out string mediaType)
    {
        mediaType = FilePart.FromPath(path).MediaType;
        return mediaType.StartsWith(kind, StringComparison.Ordinal)
            ? BinaryData.FromBytes(File.ReadAllBytes(path), mediaType)
            : throw new ArgumentException($"'{path}' is of the type {mediaType}, and not {kind}….", nameof(path));
    }
}
