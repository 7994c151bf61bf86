namespace XaiGen;

/// <summary>A size or a time of a file, as <see cref="FileFilter"/> compares it.</summary>
/// <typeparam name="T">What it is compared with.</typeparam>
public class FileRangeField<T>
    where T : struct
{
    private readonly string _name;
    private readonly Func<T, string> _write;

    internal FileRangeField(string name, Func<T, string> write) => (_name, _write) = (name, write);

    /// <summary>Files that have less, or are earlier.</summary>
    public static FileFilter operator <(FileRangeField<T> field, T value) => NotNull(field).Compare("<", value);

    /// <summary>Files that have no more, or are no later.</summary>
    public static FileFilter operator <=(FileRangeField<T> field, T value) => NotNull(field).Compare("<=", value);

    /// <summary>Files that have more, or are later.</summary>
    public static FileFilter operator >(FileRangeField<T> field, T value) => NotNull(field).Compare(">", value);

    /// <summary>Files that have no less, or are no earlier.</summary>
    public static FileFilter operator >=(FileRangeField<T> field, T value) => NotNull(field).Compare(">=", value);

    /// <summary>Files of exactly this size or time.</summary>
    /// <param name="value">The size in bytes, or the time.</param>
    /// <returns>The filter.</returns>
    public FileFilter Is(T value) => Compare("=", value);

    /// <summary>Files of any other size or time.</summary>
    /// <param name="value">The size in bytes, or the time.</param>
    /// <returns>The filter.</returns>
    public FileFilter IsNot(T value) => Compare("!=", value);

    private static FileRangeField<T> NotNull(FileRangeField<T> field) => field ?? throw new ArgumentNullException(nameof(field));

    private FileFilter Compare(string symbol, T value) => FileFilter.Compare(_name, symbol, _write(value));
}
