namespace XaiGen.Emulator.Files;

/// <summary>A file's position in an order; the sequence number makes it unique.</summary>
internal readonly record struct SortKey(string Text, long Number, long Sequence) : IComparable<SortKey>
{
    public static SortKey Of(StoredFile file, FileSort sort) => sort switch
    {
        FileSort.FileName => new SortKey(file.FileName, 0, file.Sequence),
        FileSort.Size => new SortKey("", file.Bytes, file.Sequence),
        _ => new SortKey("", 0, file.Sequence),
    };

    public int CompareTo(SortKey other)
        => string.CompareOrdinal(Text, other.Text) is not 0 and var byText ? byText
        : Number.CompareTo(other.Number) is not 0 and var byNumber ? byNumber
        : Sequence.CompareTo(other.Sequence);
}
