using System.CommandLine;

namespace XaiGen.Cli.Commands;

/// <summary>
/// The commands of the tool. Only the one that a command line begins with is built: making all of them takes longer than some of them run.
/// </summary>
internal static class CommandTree
{
    private static readonly string[] s_names =
    [
        "demo", "emulate", "generate", "lint", "diff", "history", "docs", "drift", "record", "learn", "bundle", "adopt", "schema",
    ];

    /// <summary>The commands that a command line may need: one, all for help and for mistakes, or none for the version.</summary>
    public static IEnumerable<Command> For(string[] args) => args switch
    {
        [var name, ..] when s_names.Contains(name) => [Create(name)],
        ["--version"] => [],
        _ => s_names.Select(Create),
    };

    private static Command Create(string name) => name switch
    {
        "demo" => DemoCommand.Create(),
        "emulate" => EmulateCommand.Create(),
        "generate" => GenerateCommand.Create(),
        "lint" => LintCommand.Create(),
        "diff" => DiffCommand.Create(),
        "history" => HistoryCommand.Create(),
        "docs" => DocsCommand.Create(),
        "drift" => DriftCommand.Create(),
        "record" => RecordCommand.Create(),
        "learn" => LearnCommand.Create(),
        "bundle" => BundleCommand.Create(),
        "adopt" => AdoptCommand.Create(),
        "schema" => SchemaCommand.Create(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such command."),
    };
}
