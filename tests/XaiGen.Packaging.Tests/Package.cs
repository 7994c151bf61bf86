using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace XaiGen.Packaging.Tests;

/// <summary>The content of a package file.</summary>
internal sealed class Package(string path)
{
    /// <summary>The paths of the files, without those that every package has for its own sake.</summary>
    public IReadOnlyList<string> Files { get; } =
        [.. Entries(path).Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];

    /// <summary>The metadata, by its element's name.</summary>
    public XElement Metadata(string name) => Manifest().Elements().Single(element => element.Name.LocalName == name);

    public IEnumerable<XElement> Dependencies => Manifest().Descendants().Where(element => element.Name.LocalName == "dependency");

    public string ReadText(string file) => Encoding.UTF8.GetString(Read(file));

    public byte[] Read(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream content = archive.GetEntry(file).ShouldNotBeNull($"{path} has no {file}.").Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private XElement Manifest()
    {
        string manifest = Files.Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal));
        return XDocument.Load(new MemoryStream(Read(manifest))).Root!.Elements().Single();
    }

    private static List<string> Entries(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
