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
            Description = "The API's URL, such as https://api.x.ai. Requests are forwarded only there.",
            HelpName = "URL",
            Required = true,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the recordings. Existing recordings are kept.",
            HelpName = "DIR",
            Required = true,
        };
        var port = new Option<int>("--port", "-p")
        {
            Description = "The port on this machine. The default, 0, selects any free port.",
            HelpName = "N",
        };
        var redact = new Option<string[]>("--redact")
        {
            Description = "A further header, query parameter or field whose value is a secret. Can be repeated.",
            HelpName = "NAME",
        };
        var limit = new Option<int>("--max-body")
        {
            Description = "The maximum size in KiB of a body in the recordings. The whole body is forwarded.",
            HelpName = "KIB",
            DefaultValueFactory = _ => 1024,
        };
        var command = new Command("record",
            "Forward requests to an API, and record requests and responses in a folder, without secrets.")
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
            Terminal.WriteLine($"Requests are forwarded to {url.AbsoluteUri}; recordings are written to {Path.GetFullPath(options.Folder)}.");
            await UntilEnd.ComesAsync(cancellation);
            return ExitCodes.Done;
        });
        return command;
    }
}
