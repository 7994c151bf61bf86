namespace XaiGen;

/// <summary>An optional field of a file in a <see cref="FileFilter"/>.</summary>
public sealed class FilePresenceField
{
    private readonly string _name;

    internal FilePresenceField(string name) => _name = name;

    /// <summary>Matches files that do not have it.</summary>
    public FileFilter IsNull => FileFilter.Compare(_name, "=", "null");

    /// <summary>Matches files that have it.</summary>
    public FileFilter IsNotNull => FileFilter.Compare(_name, "!=", "null");
}
