namespace XaiGen.Emulator.Batches;

/// <summary>The rules for listing and refusing batches.</summary>
internal static class BatchRules
{
    public const int UsualLimit = 100;

    /// <summary>The largest page size that clients are known to request.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The error code for an invalid line of the file; the message contains the line number.</summary>
    public const string FileCode = "invalid-file";
}
