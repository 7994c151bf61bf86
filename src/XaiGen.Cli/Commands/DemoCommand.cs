using System.CommandLine;
using Spectre.Console;
using XaiGen.Cli.Demo;
using XaiGen.Emulator;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen demo</c>: a tour of both APIs with one image, on this machine or, with <c>--live</c>, at the real API.</summary>
internal static class DemoCommand
{
    private const string Key = "XAI_API_KEY";

    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that the pictures and videos are saved to.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "xaigen-demo",
        };
        var live = new Option<bool>(
            "--live")
        { Description = $"Call the real API with the key in {Key}. This costs money; you are asked first." };
        var yes = new Option<bool>("--yes", "-y") { Description = "With --live: accept the cost without being asked." };

        var command = new Command(
            "demo", "Generate, edit, animate, extend and share media with the built-in emulator: no key, no cost.") { output, live, yes };
        command.SetAction((line, cancellation) =>
        {
            string folder = line.GetRequiredValue(output);
            return line.GetValue(live) ? RunLiveAsync(folder, line.GetValue(yes), cancellation) : RunEmulatedAsync(folder, cancellation);
        });
        return command;
    }

    private static async Task<int> RunEmulatedAsync(string path, CancellationToken cancellation)
    {
        var folder = OutputFolder.Open(path);
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(cancellationToken: cancellation);
        XaiClient client = emulator.CreateClient();
        Terminal.Output.WriteLine($"The emulator listens on {client.Endpoint.GetLeftPart(UriPartial.Authority)}.");

        await RunAsync(client, folder, true, request => $"The video request {request} ended with the emulator.", cancellation);
        Terminal.Output.WriteLine(
            $"The emulator counted {CostLine.Of(client.Ledger)}. Nothing was charged. Its URLs stopped working when it ended; "
            + "`xaigen emulate` keeps one running, with a page that shows its requests and files.");
        return ExitCodes.Done;
    }

    private static async Task<int> RunLiveAsync(string path, bool agreed, CancellationToken cancellation)
    {
        XaiClient client = LiveClient();
        if (!agreed && !Terminal.CanAsk)
        {
            throw new BadInputException(
                "--live costs money, and there is no terminal to ask in: add --yes to agree, or leave --live out to use the emulator.");
        }

        var folder = OutputFolder.Open(path);
        TourEstimate estimate = await TourEstimate.AskAsync(client, cancellation);
        Terminal.Output.WriteLine(estimate.ToString());
        if (!agreed && !await new ConfirmationPrompt("Go on?") { DefaultValue = false }.ShowAsync(Terminal.Output, cancellation))
        {
            Terminal.Output.WriteLine("Nothing was generated and nothing was charged.");
            return ExitCodes.Failed;
        }

        Tour tour = await RunAsync(
            client, folder, false,
            request => $"The video continues at {client.Endpoint.Host}: resume it with client.Videos.Resume(\"{request}\").", cancellation);
        Terminal.Output.WriteLine(
            $"This cost {CostLine.Of(client.Ledger)}, and the batch '{tour.Batch}' is billed when it ends: resume it with "
            + $"client.Batches.Resume. The files are deleted automatically after {Tour.FileLife.Days} days.");
        return ExitCodes.Done;
    }

    private static async Task<Tour> RunAsync(
        XaiClient client, OutputFolder folder, bool waitsForBatch, Func<string, string> pendingVideo, CancellationToken cancellation)
    {
        Tour? tour = null;
        try
        {
            await StepLog.RunAsync(Terminal.Output, log => (tour = new Tour(client, folder, log, waitsForBatch)).RunAsync(cancellation));
            AssetTable.Write(Terminal.Output, await tour!.DescribeAsync(cancellation));
            Terminal.Output.WriteLine($"Saved in {Path.GetFullPath(folder.Path)}");
            return tour;
        }
        catch (Exception) when (tour is not null)
        {
            string[] saved = [.. tour.Saved];
            string kept = saved.Length > 0 ? $"Kept in {folder.Path}: {string.Join(", ", saved)}." : $"Nothing was saved in {folder.Path}.";
            Terminal.Output.WriteLine(tour.PendingVideo is { } request ? $"{kept} {pendingVideo(request)}" : kept);
            throw;
        }
    }

    private static XaiClient LiveClient()
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Key)))
        {
            throw new BadInputException($"{Key} is not set: set it to your xAI API key, or leave --live out to use the emulator.");
        }

        try
        {
            return XaiClient.FromEnvironment();
        }
        catch (Exception cause) when (cause is InvalidOperationException or ArgumentException)
        {
            throw new BadInputException($"The environment cannot be used: {Failures.Describe(cause)}");
        }
    }
}
