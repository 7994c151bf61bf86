using System.Runtime.CompilerServices;

namespace XaiGen.Testing;

internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Documents of others, beside the repository; may be absent.</summary>
    public static string Corpus { get; } = Path.Combine(Root, "../shared/corpus");

    /// <remarks>The build's output may be elsewhere; the sources are not.</remarks>
    private static string FindRoot([CallerFilePath] string source = "")
        => FolderWithRoot(AppContext.BaseDirectory)
            ?? FolderWithRoot(Path.GetDirectoryName(source))
            ?? throw new DirectoryNotFoundException($"Neither {AppContext.BaseDirectory} nor {source} is in the repository.");

    private static string? FolderWithRoot(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "XaiGen.sln")) && !File.Exists(Path.Combine(folder, "global.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
