namespace XaiGen.Emulator.Batches;

/// <summary>How batches are listed and refused.</summary>
internal static class BatchRules
{
    public const int UsualLimit = 100;

    /// <summary>As many as clients are known to ask for.</summary>
    public const int MaxLimit = 1000;

    /// <summary>What is wrong is a line of the file, and is told with its number.</summary>
    public const string FileCode = "invalid-file";
}
