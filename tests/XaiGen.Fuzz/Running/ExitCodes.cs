namespace XaiGen.Fuzz.Running;

internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>A failure was found.</summary>
    public const int Found = 1;

    /// <summary>The arguments are invalid.</summary>
    public const int Misused = 2;
}
