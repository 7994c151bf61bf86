namespace XaiGen.Cli;

/// <summary>The exit codes of the tool, for scripts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The work failed, or the contract has errors.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or an input that it names, cannot be used; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C: 128 plus the number of SIGINT, as shells do.</summary>
    public const int Interrupted = 130;
}
