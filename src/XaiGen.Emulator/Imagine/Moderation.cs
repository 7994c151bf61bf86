namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Stands for the API's moderation, whose rules are not published: what becomes of a result is said in the prompt,
/// in the manner of <c>&lt;IMAGE_0&gt;</c>.
/// </summary>
internal static class Moderation
{
    /// <summary>The result is made and paid for, and the request refused.</summary>
    public const string RefusedMark = "<MODERATION_REFUSES>";

    /// <summary>The request succeeds, and the result is held back.</summary>
    public const string WithheldMark = "<MODERATION_WITHHOLDS>";

    public static ModerationVerdict Judge(string? prompt)
        => Has(prompt, RefusedMark) ? ModerationVerdict.Refused
        : Has(prompt, WithheldMark) ? ModerationVerdict.Withheld
        : ModerationVerdict.Passed;

    /// <summary>Ends a request whose result is refused; the refused result is paid for.</summary>
    public static void ThrowIfRefused(AcceptedGeneration accepted, string result)
    {
        if (accepted.Moderation == ModerationVerdict.Refused)
        {
            throw ApiFault.Moderated($"Generated {result} rejected by content moderation.", accepted.Cost);
        }
    }

    private static bool Has(string? prompt, string mark) => prompt?.Contains(mark, StringComparison.Ordinal) == true;
}

internal enum ModerationVerdict
{
    Passed,
    Refused,
    Withheld,
}
