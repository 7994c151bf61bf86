using System.Globalization;

namespace XaiGen;

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
