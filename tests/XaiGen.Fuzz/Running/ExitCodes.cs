namespace XaiGen.Fuzz.Running;

internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Something failed that must not.</summary>
    public const int Found = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int Misused = 2;
}
