using Spectre.Console;

namespace XaiGen.Cli;

/// <summary>
/// The user's terminal: colours and live updates if it is interactive, plain lines if the output goes to a file or a program.
/// </summary>
internal static class Terminal
{
#pragma warning disable RS0030 // All console output goes through this class.
    private static TextWriter Standard => Console.Out;

    private static TextWriter StandardError => Console.Error;
#pragma warning restore RS0030

    public static bool IsInteractive { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether the user can be prompted.</summary>
    public static bool CanAsk { get; } = IsInteractive && !Console.IsInputRedirected;

    public static IAnsiConsole Output { get; } = IsInteractive ? AnsiConsole.Console : PlainOutput();

    /// <summary>Standard error, for output that only people read.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(StandardError) });

    /// <summary>Writes to standard output.</summary>
    public static void Write(ref TerminalText text) => Standard.Write(text.ToString());

    /// <summary>Writes to standard output, with a style if it is a terminal.</summary>
    public static void Write(Style style, ref TerminalText text) => Output.Write(new Text(text.ToString(), style));

    /// <summary>Writes a line to standard output.</summary>
    public static void WriteLine(ref TerminalText text) => Standard.Write($"{text.ToString()}\n");

    /// <summary>Writes a line to standard error.</summary>
    public static void WriteErrorLine(ref TerminalText text) => StandardError.Write($"{text.ToString()}\n");

    /// <summary>Writes a report that is already escaped for its format.</summary>
    public static void WriteReport(string report) => Standard.Write(report);

    private static IAnsiConsole PlainOutput()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            // The default enrichers would switch colours on again on some build servers.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

        // There is no terminal width to wrap at, so nothing must wrap.
        console.Profile.Width = 10_000;
        return console;
    }
}
