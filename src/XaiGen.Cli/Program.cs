using System.CommandLine;
using System.CommandLine.Invocation;
using XaiGen.Cli;
using XaiGen.Cli.Commands;

var xaigen = new RootCommand("The xAI Files and Imagine APIs at the command line.");
foreach (Command command in CommandTree.For(args))
{
    xaigen.Add(command);
}

xaigen.HelpName = "xaigen";

var settings = new InvocationConfiguration
{
    // Failures reports errors in one line; the library's own handler prints a stack trace.
    EnableDefaultExceptionHandler = false,
    // After Ctrl-C the emulator closes its connections first.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
};

try
{
    ParseResult line = xaigen.Parse(args);
    int exitCode = await line.InvokeAsync(settings);
    return line.Action is ParseErrorAction ? ExitCodes.BadInput : exitCode;
}
catch (Exception exception)
{
    return Failures.Report(exception);
}
