namespace XaiGen;

public partial record FileObject
{
    /// <summary>The file's ID.</summary>
    public static implicit operator FileId(FileObject file) => StoredId.Of(file);
}
