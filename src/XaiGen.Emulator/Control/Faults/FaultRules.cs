using System.Globalization;

namespace XaiGen.Emulator.Control;

/// <summary>Detects fault plans that can never take effect, or not as intended.</summary>
internal sealed class FaultRules(IEnumerable<string> operations)
{
    /// <summary>The operation name of the URLs that need no key, which are not in the contract.</summary>
    public const string PublicMedia = "publicMedia";

    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(1);

    private static readonly string[] s_generations =
        ["generateImages", "editImages", "generateVideo", "editVideo", "extendVideo"];

    public IReadOnlyList<string> Operations { get; } = [.. operations, PublicMedia];

    /// <summary>The problem of a plan, with field names as in JSON; null if there is none.</summary>
    public string? ProblemOf(Fault fault) => ProblemOfPlan(fault) ?? ProblemOfKind(fault);

    private static string? ProblemOfKind(Fault fault) => fault switch
    {
        Fault.ErrorResponse { Status: var status and not (>= 400 and <= 599) } => $"'status' must be between 400 and 599; it is {status}",
        Fault.ErrorResponse { RetryAfter: { } wait } when wait < TimeSpan.Zero => "'retry_after_seconds' must not be negative",
        Fault.Latency { Delay: var delay } when delay < TimeSpan.Zero || delay > s_longestDelay => string.Create(
            CultureInfo.InvariantCulture,
            $"'seconds' must be between 0 and {s_longestDelay.TotalSeconds}; it is {delay.TotalSeconds}"),
        Fault.CutBody { Bytes: < 0 and var bytes } => $"'bytes' must not be negative; it is {bytes}",
        Fault.GenerationFailure { Code: var code } when string.IsNullOrWhiteSpace(code) => "'code' must not be empty",
        _ => null,
    };

    private static string[]? OperationsOf(Fault fault) => fault switch
    {
        Fault.QuotaReached or Fault.PublicUrlFailure => ["createPublicUrl", .. s_generations],
        Fault.StorageFailure => ["uploadFile", .. s_generations],
        Fault.GenerationFailure => s_generations,
        _ => null,
    };

    private string? ProblemOfPlan(Fault fault)
    {
        if (fault.Operation is { } operation && !Operations.Contains(operation))
        {
            return $"'operation' must be one of {string.Join(", ", Operations)}; it is '{operation}'";
        }

        if (fault.Operation is { } other && OperationsOf(fault) is { } fitting && !fitting.Contains(other))
        {
            return $"'operation' of '{fault.Kind}' must be one of {string.Join(", ", fitting)}; it is '{other}'";
        }

        return fault switch
        {
            { Times: < 1 and var times } => $"'times' must be at least 1, or null for ever; it is {times}",
            { Probability: not (> 0 and <= 1) } => string.Create(
                CultureInfo.InvariantCulture, $"'probability' must be more than 0 and at most 1; it is {fault.Probability}"),
            _ => null,
        };
    }
}
