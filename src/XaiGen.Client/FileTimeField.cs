using System.Globalization;

namespace XaiGen;

/// <summary>An optional time of a file in a <see cref="FileFilter"/>.</summary>
public sealed class FileTimeField : FileRangeField<DateTimeOffset>
{
    private readonly FilePresenceField _presence;

    internal FileTimeField(string name)
        : base(name, Rfc3339)
        => _presence = new FilePresenceField(name);

    /// <summary>Matches files without the time.</summary>
    public FileFilter IsNull => _presence.IsNull;

    /// <summary>Matches files with the time.</summary>
    public FileFilter IsNotNull => _presence.IsNotNull;

    private static string Rfc3339(DateTimeOffset time)
        => FileTextField.Quote(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
