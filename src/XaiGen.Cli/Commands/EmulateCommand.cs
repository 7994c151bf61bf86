using System.CommandLine;
using XaiGen.Emulator;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen emulate</c>: the API on this machine until Ctrl-C or SIGTERM.</summary>
internal static class EmulateCommand
{
    private const int MostWarnings = 20;

    public static Command Create()
    {
        var port = new Option<int>("--port", "-p") { Description = "The port on 127.0.0.1. 0, the default, takes any free one.", HelpName = "N" };
        port.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, out int number) && number is < 0 or > 65535)
            {
                given.AddError("--port must be between 0 and 65535.");
            }
        });
        var data = new Option<string?>("--data", "-d") { Description = "The folder that keeps the files over restarts. Without it they are kept in memory.", HelpName = "DIR" };
        var hosts = new Option<string[]>("--allow-host") { Description = "A host, besides this machine's own, to answer at. Can be given more than once.", HelpName = "HOST" };
        var uploads = new Option<string[]>("--allow-upload")
        {
            Description = "An origin, such as http://127.0.0.1:9000, that requests may have results uploaded to. Can be given more than once.",
            HelpName = "ORIGIN",
        };

        var command = new Command("emulate", "Run the API on this machine: any key is accepted, nothing costs anything.") { port, data, hosts, uploads };
        command.SetAction((line, cancellation) => RunAsync(
            new XaiEmulatorOptions
            {
                Port = line.GetValue(port),
                DataDirectory = line.GetValue(data),
                AllowedHosts = line.GetValue(hosts) ?? [],
                UploadOrigins = line.GetValue(uploads) ?? [],
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(XaiEmulatorOptions options, CancellationToken cancellation)
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(options, cancellation);
        string address = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);

        // Programs that start the emulator read this line.
        Terminal.WriteLine($"listening on {address}");
        Terminal.WriteLine($"""

            To use it from a client, set
              XAI_BASE_URL={address}
              XAI_API_KEY=any-key
            To see its files and requests, turn its clock and order faults, open
              {emulator.WindowAddress.ToString()}
            Each key has files of its own, kept in {(options.DataDirectory is { } data ? Path.GetFullPath(data) : "memory; --data DIR keeps them over restarts")}. Ctrl-C stops the emulator.
            """);
        foreach (string record in emulator.SetAsideRecords.Take(MostWarnings))
        {
            Terminal.WriteErrorLine($"warning: {record} of the data folder is damaged, or what the index said of it is; it was moved to the folder 'damaged'.");
        }

        if (emulator.SetAsideRecords.Count - MostWarnings is > 0 and int further)
        {
            Terminal.WriteErrorLine($"warning: {further} more were moved to the folder 'damaged' for the same reason.");
        }

        await UntilAsync(cancellation);
        return ExitCodes.Done;
    }

    private static async Task UntilAsync(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = end.Register(ended.SetResult);
        await ended.Task;
    }
}
