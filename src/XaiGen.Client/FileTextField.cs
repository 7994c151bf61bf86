namespace XaiGen;

/// <summary>A text field of a file in a <see cref="FileFilter"/>.</summary>
public sealed class FileTextField
{
    private readonly string _name;

    internal FileTextField(string name) => _name = name;

    /// <summary>Matches files whose text equals the value, in the field's way of comparing.</summary>
    /// <param name="value">Any text; quotes and backslashes are escaped.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text contains a control character, such as a line end.</exception>
    public FileFilter Is(string value) => FileFilter.Compare(_name, "=", Quote(value));

    /// <summary>Matches files whose text differs from the value.</summary>
    /// <param name="value">Any text; quotes and backslashes are escaped.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text contains a control character, such as a line end.</exception>
    public FileFilter IsNot(string value) => FileFilter.Compare(_name, "!=", Quote(value));

    /// <summary>Matches files whose text contains the value or is similar to it.</summary>
    /// <param name="value">Any text; quotes and backslashes are escaped.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">The text contains a control character, such as a line end.</exception>
    public FileFilter Has(string value) => FileFilter.Compare(_name, ":", Quote(value));

    internal static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (char c in value)
        {
            // No file has one in its name, type or ID, and the service does not document what it does with one in a string.
            if (char.IsControl(c))
            {
                throw new ArgumentException($"The text has a control character (U+{(int)c:X4}), which no file's text has.", nameof(value));
            }
        }

        string escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
