using Spectre.Console;

namespace XaiGen.Cli;

/// <summary>The user's terminal: colours and moving parts where a person reads it, plain lines where a file or a program does.</summary>
internal static class Terminal
{
    public static bool IsInteractive { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether there is someone to answer a question.</summary>
    public static bool CanAsk { get; } = IsInteractive && !Console.IsInputRedirected;

    public static IAnsiConsole Output { get; } = IsInteractive ? AnsiConsole.Console : PlainOutput();

    /// <summary>Standard error, for what only a person is to see.</summary>
    public static IAnsiConsole Error { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private static IAnsiConsole PlainOutput()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            // They would switch colours on again within some build servers.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

        // Nothing is to be wrapped for a width that nobody has.
        console.Profile.Width = 10_000;
        return console;
    }
}
