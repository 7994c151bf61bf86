namespace XaiGen.Traffic.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("xaigen-traffic-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>All that the files of a folder say.</summary>
    public string TextOf(string folder)
        => string.Concat(Directory.EnumerateFiles(this[folder], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file) + File.ReadAllText(file)));

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
