using System.Net.Sockets;
using System.Text.Json;
using XaiGen.Emulator;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Cli;

/// <summary>The single place that turns an exception into a line for people and an exit code for scripts.</summary>
internal static class Failures
{
    /// <summary>Writes the error to stderr in one line.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception exception)
    {
        if (exception is OperationCanceledException)
        {
            Terminal.WriteErrorLine($"stopped");
            return ExitCodes.Interrupted;
        }

        Terminal.WriteErrorLine($"error: {OneLine(Describe(exception))}");
        return exception is BadInputException or TrafficException ? ExitCodes.BadInput : ExitCodes.Failed;
    }

    /// <summary>The error and, if the exception contains one, the remedy.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        XaiException failure when Advice(failure) is { } advice => $"{failure.Message.TrimEnd('.')}. {advice}",
        ArgumentException { ParamName: { } name } => exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This port is reserved by the system; choose one above 1023 with --port, or leave --port out for any free one.",
        BadInputException or TrafficException or EmulatorException or XaiOperationException or TimeoutException or ArgumentException
            or InvalidOperationException or XaiException or IOException or UnauthorizedAccessException or SocketException or JsonException
                => exception.Message,
        _ => $"xaigen itself failed ({exception.GetType().Name}: {exception.Message}); please report this with what you ran.",
    };

    private static string? Advice(XaiException failure) => failure switch
    {
        { Kind: XaiErrorKind.NoResponse } => "Check the network, and XAI_BASE_URL if it is set.",
        { Kind: XaiErrorKind.InvalidApiKey or XaiErrorKind.PermissionDenied } => "Check XAI_API_KEY.",
        { RetryAfter: { } wait } => $"Try again in {Math.Ceiling(wait.TotalSeconds)} seconds.",
        _ => null,
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
