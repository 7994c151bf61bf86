namespace XaiGen.Cli.Contracts;

/// <summary>The pages of a contract in a folder.</summary>
internal static class PageFolder
{
    /// <summary>What each file says of itself in its first lines.</summary>
    private const string Mark = "xaigen docs";

    private const int LinesOfHead = 6;

    public static OwnFiles Of(OutputFolder folder) => new(folder, "*.html", IsOurs);

    private static bool IsOurs(string path)
        => File.ReadLines(path).Take(LinesOfHead).Any(line => line.Contains(Mark, StringComparison.Ordinal));
}
