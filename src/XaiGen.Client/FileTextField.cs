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
