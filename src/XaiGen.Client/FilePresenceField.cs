namespace XaiGen;

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
