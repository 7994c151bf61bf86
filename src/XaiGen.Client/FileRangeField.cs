namespace XaiGen;

/// <summary>A size or time of a file in a <see cref="FileFilter"/>.</summary>
/// <typeparam name="T">The type of the compared values.</typeparam>
public class FileRangeField<T>
    where T : struct
{
    private readonly string _name;
    private readonly Func<T, string> _write;

    internal FileRangeField(string name, Func<T, string> write) => (_name, _write) = (name, write);

    /// <summary>Matches files with a smaller size or an earlier time.</summary>
    public static FileFilter operator <(FileRangeField<T> field, T value) => NotNull(field).Compare("<", value);

    /// <summary>Matches files with a size or time of at most the value.</summary>
    public static FileFilter operator <=(FileRangeField<T> field, T value) => NotNull(field).Compare("<=", value);

    /// <summary>Matches files with a larger size or a later time.</summary>
    public static FileFilter operator >(FileRangeField<T> field, T value) => NotNull(field).Compare(">", value);

    /// <summary>Matches files with a size or time of at least the value.</summary>
    public static FileFilter operator >=(FileRangeField<T> field, T value) => NotNull(field).Compare(">=", value);

    /// <summary>Matches files with exactly this size or time.</summary>
    /// <param name="value">The size in bytes, or the time.</param>
    /// <returns>The filter.</returns>
    public FileFilter Is(T value) => Compare("=", value);

    /// <summary>Matches files with any other size or time.</summary>
    /// <param name="value">The size in bytes, or the time.</param>
    /// <returns>The filter.</returns>
    public FileFilter IsNot(T value) => Compare("!=", value);

    private static FileRangeField<T> NotNull(FileRangeField<T> field) => field ?? throw new ArgumentNullException(nameof(field));

    private FileFilter Compare(string symbol, T value) => FileFilter.Compare(_name, symbol, _write(value));
}
