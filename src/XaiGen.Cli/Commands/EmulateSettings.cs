using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using XaiGen.Emulator;

namespace XaiGen.Cli.Commands;

/// <summary>
/// The settings of <c>xaigen emulate</c>: each is a command-line option and, for containers, an environment variable of the same name, such
/// as XAIGEN_EMULATOR_RENDER_TIME for <c>--render-time</c>. The command line takes precedence.
/// </summary>
internal sealed class EmulateSettings
{
    private const string VariablePrefix = "XAIGEN_EMULATOR_";

    private readonly Option<string?> _port = One("--port", "N", "The port. The default, 0, selects any free port.", "-p");
    private readonly Option<string?> _data = One(
        "--data", "DIR", "The folder that keeps the files across restarts. By default they are kept in memory.", "-d");

    private readonly Option<string?> _listen = One(
        "--listen", "ADDRESS",
        "The address of this machine to listen on, * for all. Other machines can reach all but the default, 127.0.0.1.");

    private readonly Option<string?> _publicUrl = One(
        "--public-url", "URL", "The start of all URLs in responses. The default is the host that the request was sent to.");

    private readonly Option<string?> _renderTime = One(
        "--render-time", "SECONDS", "How long a video, or a deferred image, is pending. The default is 2.");

    private readonly Option<string?> _controlToken = One(
        "--control-token", "TOKEN",
        "The token that the page and the control routes require. If other machines can reach them, the default is random.");

    private readonly Option<string[]> _keys = Many("--key", "KEY", "An API key to accept. By default, every key is accepted.");
    private readonly Option<string[]> _hosts = Many("--allow-host", "HOST", "A host name to accept in addition to this machine's own.");
    private readonly Option<string[]> _uploads = Many(
        "--allow-upload", "ORIGIN", "An origin, such as http://127.0.0.1:9000, that requests may have results uploaded to.");

    private readonly Option<string[]> _passOn = Many(
        "--pass-on", "ROUTE",
        "A route that the emulator lacks, such as 'POST /v1/chat/completions', whose requests are sent on to --target, with their keys.");

    private readonly Option<string?> _target = One(
        "--target", "URL", "The API for the routes of --pass-on, such as https://api.x.ai. What is passed on may be billed.");

    private readonly Option<bool> _lenient = new("--lenient")
    {
        Description =
            "Accept requests that the API refuses although their meaning is clear, such as an unknown model, and report it in a header."
            + VariableNote("--lenient"),
    };

    public IEnumerable<Option> Options
        => [_port, _data, _listen, _publicUrl, _keys, _renderTime, _lenient, _hosts, _uploads, _controlToken, _passOn, _target];

    /// <exception cref="BadInputException">A setting has an invalid value.</exception>
    public XaiEmulatorOptions Read(ParseResult line)
    {
        var defaults = new XaiEmulatorOptions();
        return defaults with
        {
            Port = Parsed(line, _port, ReadPort, "a number between 0 and 65535") ?? defaults.Port,
            DataDirectory = Text(line, _data),
            ListenAddress = ReadAddress(line, _listen) ?? defaults.ListenAddress,
            PublicUrl = ReadUrl(line, _publicUrl),
            ControlToken = Text(line, _controlToken),
            AcceptedKeys = Texts(line, _keys) is [_, ..] keys ? keys : null,
            RenderTime = Parsed(line, _renderTime, ReadSeconds, "a number of seconds between 0 and 86400") ?? defaults.RenderTime,
            IsLenient = line.GetValue(_lenient) || (Variable(_lenient) is { } flag && ReadFlag(flag)),
            AllowedHosts = Texts(line, _hosts),
            UploadOrigins = Texts(line, _uploads),
            PassOn = ReadPassOn(line),
        };
    }

    private PassOn? ReadPassOn(ParseResult line) => (Texts(line, _passOn), ReadUrl(line, _target)) switch
    {
        ([], null) => null,
        ([], _) => throw new BadInputException("--target needs --pass-on ROUTE: only the routes that it names are sent there."),
        (_, null) => throw new BadInputException("--pass-on needs --target URL, the API to which its requests are sent."),
        (var routes, { } target) => new PassOn(target, routes),
    };

    private static Option<string?> One(string name, string help, string description, params string[] aliases)
        => new(name, aliases) { Description = description + VariableNote(name), HelpName = help };

    private static Option<string[]> Many(string name, string help, string description)
        => new(name) { Description = $"{description} Can be given more than once.{VariableNote(name)}", HelpName = help };

    private static string VariableNote(string name) => $" [{VariableOf(name)}]";

    private static string VariableOf(string name) => VariablePrefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    private static string? Variable(Option option)
        => Environment.GetEnvironmentVariable(VariableOf(option.Name)) is { Length: > 0 } value ? value : null;

    private static string? Text(ParseResult line, Option<string?> option) => line.GetValue(option) ?? Variable(option);

    /// <summary>The values in an environment variable are separated by commas.</summary>
    private static string[] Texts(ParseResult line, Option<string[]> option)
        => line.GetValue(option) is [_, ..] given
            ? given
            : Variable(option)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static T? Parsed<T>(ParseResult line, Option<string?> option, Func<string, T?> read, string form)
        where T : struct
        => Text(line, option) is { } text ? read(text) ?? throw Wrong(line, option, form, text) : null;

    private static IPAddress? ReadAddress(ParseResult line, Option<string?> option) => Text(line, option) switch
    {
        null => null,
        "*" => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any,
        "localhost" => IPAddress.Loopback,
        var text when IPAddress.TryParse(text, out IPAddress? address) => address,
        var text => throw Wrong(line, option, "an IP address of this machine, or * for all of them", text),
    };

    private static Uri? ReadUrl(ParseResult line, Option<string?> option) => Text(line, option) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) => url,
        var text => throw Wrong(line, option, "an absolute URL such as https://emulator.test", text),
    };

    private static int? ReadPort(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort ? port : null;

    private static TimeSpan? ReadSeconds(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= 86400
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static bool ReadFlag(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" => true,
        "0" or "FALSE" or "NO" => false,
        _ => throw new BadInputException($"{VariableOf("--lenient")} must be true or false; it is '{text}'."),
    };

    private static BadInputException Wrong(ParseResult line, Option<string?> option, string form, string text)
        => new($"{(line.GetValue(option) is null ? VariableOf(option.Name) : option.Name)} must be {form}; it is '{text}'.");
}
