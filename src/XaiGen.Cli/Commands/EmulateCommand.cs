using System.CommandLine;
using System.Net;
using XaiGen.Emulator;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Recording;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen emulate</c>: runs the API on this machine until Ctrl-C or SIGTERM.</summary>
internal static class EmulateCommand
{
    private const int MostWarnings = 20;

    public static Command Create()
    {
        var settings = new EmulateSettings();
        var command = new Command("emulate", "Run the API on this machine: any key is accepted, and nothing is billed.");
        foreach (Option option in settings.Options)
        {
            command.Options.Add(option);
        }

        var replay = new Option<string?>("--replay")
        {
            Description =
                "Respond with what xaigen record wrote to this folder, or with a HAR file, instead of emulating. Of the other options, only --port is used.",
            HelpName = "PATH",
        };
        command.Options.Add(replay);
        command.SetAction((line, cancellation) =>
        {
            XaiEmulatorOptions options = settings.Read(line);
            return line.GetValue(replay) is { } source ? ReplayAsync(source, options.Port, cancellation) : RunAsync(options, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(XaiEmulatorOptions options, CancellationToken cancellation)
    {
        // SIGTERM before the command has returned its task would end the process with 143.
        await Task.Yield();
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(options, cancellation);
        string address = emulator.BaseAddress.GetLeftPart(UriPartial.Authority);

        // Programs that start the emulator parse this line.
        Terminal.WriteLine($"listening on {address}");
        Terminal.WriteLine($"""

            To use it from a client, set
              XAI_BASE_URL={address}
              XAI_API_KEY={options.AcceptedKeys?.First() ?? "any-key"}
            To see its files and requests, turn its clock and plan faults, open
              {emulator.PageUrl.ToString()}
            Each key has its own files, kept in {(options.DataDirectory is { } data ? Path.GetFullPath(data) : "memory; --data DIR keeps them across restarts")}. Ctrl-C stops the emulator.
            """);
        if (!IPAddress.IsLoopback(options.ListenAddress))
        {
            string keys = options.AcceptedKeys is null ? " with any key; --key KEY accepts that one alone" : "";
            Terminal.WriteLine($"Other machines can reach it on {options.ListenAddress.ToString()}{keys}.");
        }

        if (options.PassOn is { } passOn)
        {
            Terminal.WriteLine($"Passed on to {passOn.Target.ToString()}, where it may be billed: {string.Join(", ", passOn.Routes)}.");
        }

        foreach (string record in emulator.SetAsideRecords.Take(MostWarnings))
        {
            Terminal.WriteErrorLine(
                $"warning: {record} of the data folder is damaged, or what the index said of it is; it was moved to the folder 'damaged'.");
        }

        if (emulator.SetAsideRecords.Count - MostWarnings is > 0 and int further)
        {
            Terminal.WriteErrorLine($"warning: {further} more were moved to the folder 'damaged' for the same reason.");
        }

        await UntilEnd.ComesAsync(cancellation);
        return ExitCodes.Done;
    }

    private static async Task<int> ReplayAsync(string source, int port, CancellationToken cancellation)
    {
        Exchange[] exchanges = [.. ExchangeSource.Read(source)];
        await using ReplayServer server = await ReplayServer.StartAsync(exchanges, port, cancellation);

        // Programs that start the emulator parse this line.
        Terminal.WriteLine($"listening on {server.BaseAddress.GetLeftPart(UriPartial.Authority)}");
        Terminal.WriteLine($"Responds with what was recorded in {source}: {exchanges.Length} exchanges. Ctrl-C stops it.");
        await UntilEnd.ComesAsync(cancellation);
        return ExitCodes.Done;
    }
}
