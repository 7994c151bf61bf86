using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;

namespace XaiGen.Packaging.Tests;

/// <summary>The packages can be rebuilt and compared byte by byte, and contain no paths of the build machine.</summary>
[Collection(PackedFeed.Name)]
public sealed class ReproducibleBuildTests(PackedFeed feed)
{
    public static TheoryData<string> All => [.. PackedFeed.IdsOfCode];

    [Fact]
    public async Task Two_builds_of_one_commit_in_different_folders_give_the_same_packages()
    {
        string copy = await feed.Copy;

        string[] packages = [.. Directory.GetFiles(feed.Folder, "*.*nupkg").Select(file => Path.GetFileName(file)!)];
        packages.Count(file => Path.GetExtension(file) == ".nupkg").ShouldBe(PackedFeed.Ids.Count());
        foreach (string package in packages)
        {
            string again = Directory.GetFiles(copy, package, SearchOption.AllDirectories).ShouldHaveSingleItem();
            File.ReadAllBytes(again).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(feed.Folder, package))).ShouldBeTrue(package);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_file_of_a_package_names_a_folder_of_the_machine_that_built_it(string id)
    {
        string[] folders =
        [
            PackedFeed.Repository.TrimEnd('/', '\\'), feed.Workspace, PackedFeed.NuGetPackageRoot.TrimEnd('/', '\\'),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar,
        ];
        (string File, byte[] Bytes)[] files = [.. Contents(feed.Open(id)), .. HasSymbols(id) ? Contents(feed.OpenSymbols(id)) : []];

        files.ShouldContain(file => file.File.EndsWith(".pdb"), "Symbols name the sources.");
        foreach (string folder in folders)
        {
            files.Where(file => Holds(file.Bytes, folder)).Select(file => $"{file.File} names {folder}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_folder_in_an_assembly_is_found()
    {
        byte[] test = File.ReadAllBytes(typeof(ReproducibleBuildTests).Assembly.Location);

        Holds(test, PackedFeed.Repository).ShouldBeTrue("An attribute of the tests holds it.");
    }

    private static bool Holds(byte[] bytes, string text)
        => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    /// <summary>The files, and the symbols that lie compressed inside of assemblies.</summary>
    private static IEnumerable<(string File, byte[] Bytes)> Contents(Package package)
    {
        foreach (string file in package.Files)
        {
            byte[] bytes = package.Read(file);
            yield return (file, bytes);
            if (Path.GetExtension(file) == ".dll" && EmbeddedSymbols(bytes) is { } symbols)
            {
                yield return (Path.ChangeExtension(file, ".pdb"), symbols);
            }
        }
    }

    private static byte[]? EmbeddedSymbols(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        DebugDirectoryEntry entry = image.ReadDebugDirectory()
            .FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (entry.DataSize == 0)
        {
            return null;
        }

        // Four bytes that name the format, four of the length, and the symbols, deflated.
        using var symbols = new MemoryStream();
        using var content = new MemoryStream([.. image.GetEntireImage().GetContent(entry.DataPointer, entry.DataSize).Skip(8)]);
        using var inflated = new DeflateStream(content, CompressionMode.Decompress);
        inflated.CopyTo(symbols);
        return symbols.ToArray();
    }

    private bool HasSymbols(string id) => File.Exists(Path.Combine(feed.Folder, $"{id}.{feed.Version}.snupkg"));
}
