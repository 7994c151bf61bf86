namespace XaiGen;

public partial record FileOutput
{
    /// <summary>The stored file's ID.</summary>
    public static implicit operator FileId(FileOutput output) => StoredId.Of(output);
}
