using System.CommandLine;

namespace XaiGen.Cli.Commands;

/// <summary>
/// The commands of the tool. Only the one that a command line begins with is built: making all of them takes longer than some of them run.
/// </summary>
internal static class CommandTree
{
    private static readonly (string Name, Func<Command> Create)[] s_commands =
    [
        ("demo", DemoCommand.Create),
        ("emulate", EmulateCommand.Create),
        ("generate", GenerateCommand.Create),
        ("lint", LintCommand.Create),
        ("diff", DiffCommand.Create),
        ("history", HistoryCommand.Create),
        ("docs", DocsCommand.Create),
        ("drift", DriftCommand.Create),
        ("record", RecordCommand.Create),
        ("learn", LearnCommand.Create),
        ("bundle", BundleCommand.Create),
        ("adopt", AdoptCommand.Create),
        ("schema", SchemaCommand.Create),
    ];

    /// <summary>The commands that a command line may need: one, all for help and for mistakes, or none for the version.</summary>
    public static IEnumerable<Command> For(string[] args)
    {
        if (args is ["--version"])
        {
            return [];
        }

        int named = args.Length == 0 ? -1 : Array.FindIndex(s_commands, command => command.Name == args[0]);
        return named < 0 ? s_commands.Select(command => command.Create()) : [s_commands[named].Create()];
    }
}
