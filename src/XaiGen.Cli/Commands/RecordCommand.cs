using System.CommandLine;
using XaiGen.Traffic.Recording;

namespace XaiGen.Cli.Commands;

/// <summary><c>xaigen record</c>: a reverse proxy that records its traffic to a folder, without secrets, until Ctrl-C or SIGTERM.</summary>
internal static class RecordCommand
{
    private const int MostKibibytes = 1024 * 1024;

    public static Command Create()
    {
        var target = new Option<string>("--target")
        {
            Description = "The API's URL, such as https://api.x.ai. Requests go there and nowhere else.",
            HelpName = "URL",
            Required = true,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the recordings. What it holds already stays.",
            HelpName = "DIR",
            Required = true,
        };
        var port = new Option<int>("--port", "-p")
        {
            Description = "The port on this machine. 0, the default, takes any free one.",
            HelpName = "N",
        };
        var redact = new Option<string[]>("--redact")
        {
            Description = "A further header, query parameter or field whose value is a secret. Can be given more than once.",
            HelpName = "NAME",
        };
        var limit = new Option<int>("--max-body")
        {
            Description = "How many KiB of a body are written. All of it is passed on.",
            HelpName = "KIB",
            DefaultValueFactory = _ => 1024,
        };
        var command = new Command("record",
            "Pass requests on to an API, and write what was sent and received to a folder, without secrets.")
        {
            target, output, port, redact, limit,
        };
        command.SetAction(async (line, cancellation) =>
        {
            if (!Uri.TryCreate(line.GetRequiredValue(target), UriKind.Absolute, out Uri? url))
            {
                throw new BadInputException($"--target '{line.GetRequiredValue(target)}' is not a URL; write it as https://api.x.ai.");
            }

            if (line.GetValue(port) is < 0 or > ushort.MaxValue)
            {
                throw new BadInputException($"--port {line.GetValue(port)} is not a port; write a number between 0 and 65535.");
            }

            if (line.GetValue(limit) is < 0 or > MostKibibytes)
            {
                throw new BadInputException($"--max-body {line.GetValue(limit)} is not between 0 and {MostKibibytes} KiB.");
            }

            var options = new RecordingOptions
            {
                Target = url,
                Folder = line.GetRequiredValue(output),
                Port = line.GetValue(port),
                Secrets = line.GetValue(redact) ?? [],
                MostBodyBytes = line.GetValue(limit) * 1024,
            };
            await using RecordingProxy proxy = await RecordingProxy.StartAsync(options, told => Terminal.WriteLine($"{told}"),
                cancellation);
            string address = proxy.BaseAddress.GetLeftPart(UriPartial.Authority);

            // Programs that start the proxy parse this line.
            Terminal.WriteLine($"listening on {address}");
            Terminal.WriteLine($"Requests go on to {url.AbsoluteUri}; recordings go to {Path.GetFullPath(options.Folder)}.");
            await UntilEnd.ComesAsync(cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
