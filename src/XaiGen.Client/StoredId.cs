namespace XaiGen;

/// <summary>The IDs of stored files.</summary>
internal static class StoredId
{
    internal static FileId Of(FileObject file) => file?.Id ?? throw new ArgumentNullException(nameof(file));

    internal static FileId Of(FileOutput output) => output?.FileId
        ?? throw new ArgumentNullException(
            nameof(output),
            "There is no stored file: the call that generated the asset had no StorageOptions, or storing failed (see StorageError).");
}
