using System.Globalization;

namespace XaiGen;

/// <summary>A text of a file, as <see cref="FileFilter"/> compares it.</summary>
public sealed class FileTextField
{
    private readonly string _name;

    internal FileTextField(string name) => _name = name;

    /// <summary>Files whose text is this one, as the field compares texts.</summary>
    /// <param name="value">Any text; quotes and backslashes are taken as they are.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text has a control character, such as a line end.</exception>
    public FileFilter Is(string value) => FileFilter.Compare(_name, "=", Quote(value));

    /// <summary>Files whose text is another one.</summary>
    /// <param name="value">Any text; quotes and backslashes are taken as they are.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text has a control character, such as a line end.</exception>
    public FileFilter IsNot(string value) => FileFilter.Compare(_name, "!=", Quote(value));

    /// <summary>Files whose text has this one as a part, or is similar to it.</summary>
    /// <param name="value">Any text; quotes and backslashes are taken as they are.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text has a control character, such as a line end.</exception>
    public FileFilter Has(string value) => FileFilter.Compare(_name, ":", Quote(value));

    internal static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (char c in value)
        {
            // No file has one in its name, type or id, and what a server makes of one in a string is not written anywhere.
            if (char.IsControl(c))
            {
                throw new ArgumentException($"The text has a control character (U+{(int)c:X4}), which no file's text has.", nameof(value));
            }
        }

        string escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}

/// <summary>Something that a file has or has not, as <see cref="FileFilter"/> asks for it.</summary>
public sealed class FilePresenceField
{
    private readonly string _name;

    internal FilePresenceField(string name) => _name = name;

    /// <summary>Files that do not have it.</summary>
    public FileFilter IsNull => FileFilter.Compare(_name, "=", "null");

    /// <summary>Files that have it.</summary>
    public FileFilter IsNotNull => FileFilter.Compare(_name, "!=", "null");
}

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

/// <summary>A time that a file may lack, as <see cref="FileFilter"/> compares it.</summary>
public sealed class FileTimeField : FileRangeField<DateTimeOffset>
{
    private readonly FilePresenceField _presence;

    internal FileTimeField(string name)
        : base(name, Rfc3339)
        => _presence = new FilePresenceField(name);

    /// <summary>Files that have no such time.</summary>
    public FileFilter IsNull => _presence.IsNull;

    /// <summary>Files that have such a time.</summary>
    public FileFilter IsNotNull => _presence.IsNotNull;

    private static string Rfc3339(DateTimeOffset time)
        => FileTextField.Quote(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
