namespace XaiGen.Cli.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("xaigen-cli-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
