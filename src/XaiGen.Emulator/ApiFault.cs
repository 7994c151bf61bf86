using XaiGen.Emulator.Files;

namespace XaiGen.Emulator;

/// <summary>
/// A request that the API refuses, with this status and the body <c>{"code", "error"}</c>. The topic, a member of
/// <see cref="Undocumented"/>, is set if the published documentation does not define the behaviour.
/// </summary>
internal sealed class ApiFault(int status, string code, string message, string? topic = null, long? cost = null)
    : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public string? UndocumentedTopic => topic;

    /// <summary>The cost that is billed despite the refusal, in ticks of 10^-10 dollars.</summary>
    public long? Cost => cost;

    public static ApiFault Invalid(string message, string? topic = null)
        => new(400, "invalid-argument", message, topic);

    public static ApiFault Moderated(string message, long cost)
        => new(400, "imagine:content-moderated", message, cost: cost);

    public static ApiFault NotFound(string message) => new(404, "not-found", message);

    public static ApiFault TooLarge(string message) => new(413, "payload-too-large", message);

    public static ApiFault WrongMediaType(string message) => new(415, "unsupported-media-type", message);

    public static ApiFault Incomplete(string message) => new(422, "unprocessable-entity", message);

    public static ApiFault Exhausted(string message) => new(429, "resource-exhausted", message);

    public static ApiFault QuotaReached() => Exhausted(
        $"The team has {FileRules.MaxPublicUrlsPerTeam} active public URLs, the most allowed; revoke one first");

    public static ApiFault NotStored(Exception cause)
        => new(500, "internal-error", $"The emulator could not write to its data folder: {cause.Message}");
}
