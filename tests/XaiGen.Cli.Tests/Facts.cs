namespace XaiGen.Cli.Tests;

/// <summary>A fact about signals or terminals as Unix has them.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no such signals." : null;
}

/// <summary>A fact about terminals, which takes util-linux's <c>script</c> to make one.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
        => Skip = File.Exists("/usr/bin/script") && OperatingSystem.IsLinux() ? null : "There is no /usr/bin/script to make a terminal.";
}
