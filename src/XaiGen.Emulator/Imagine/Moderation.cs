namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Simulates the API's moderation, whose rules are not published: marks in the prompt, in the style of <c>&lt;IMAGE_0&gt;</c>, decide what
/// happens to a result.
/// </summary>
internal static class Moderation
{
    /// <summary>The result is generated and billed, and the request is refused.</summary>
    public const string RefusedMark = "<MODERATION_REFUSES>";

    /// <summary>The request succeeds, and the result is withheld.</summary>
    public const string WithheldMark = "<MODERATION_WITHHOLDS>";

    public static ModerationVerdict Judge(string? prompt)
        => Has(prompt, RefusedMark) ? ModerationVerdict.Refused
        : Has(prompt, WithheldMark) ? ModerationVerdict.Withheld
        : ModerationVerdict.Passed;

    /// <summary>Fails a request whose result is refused; the refused result is billed.</summary>
    public static void ThrowIfRefused(AcceptedGeneration accepted, string result)
    {
        if (accepted.Moderation == ModerationVerdict.Refused)
        {
            throw ApiFault.Moderated($"Generated {result} rejected by content moderation.", accepted.Cost);
        }
    }

    private static bool Has(string? prompt, string mark) => prompt?.Contains(mark, StringComparison.Ordinal) == true;
}
