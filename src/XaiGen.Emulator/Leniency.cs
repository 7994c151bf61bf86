namespace XaiGen.Emulator;

/// <summary>
/// Accepts requests that the API refuses, or may refuse, if their intention is clear. Only a lenient emulator does so. It reports in the
/// response what it ignored, so that the request is not mistaken for a correct one.
/// </summary>
/// <param name="isLenient">Whether the emulator is lenient.</param>
/// <param name="mark">Reports in the response what was ignored.</param>
internal sealed class Leniency(bool isLenient, Action<string> mark)
{
    public const string Header = "x-xaigen-lenient";

    /// <summary>An empty body is treated as <c>{}</c>.</summary>
    public const string EmptyBody = "empty-body";

    /// <summary>JSON is accepted with any media type.</summary>
    public const string ContentType = "content-type";

    /// <summary>Paths are case-insensitive and may end with a slash.</summary>
    public const string PathSpelling = "path-spelling";

    /// <summary>An unknown model is replaced by the default model.</summary>
    public const string UnknownModel = "unknown-model";

    /// <summary>An unknown quality, resolution, aspect ratio or response format is ignored.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>A quality is ignored by models that do not support it.</summary>
    public const string QualityOfOtherModels = "quality-of-other-models";

    /// <summary>Prompts may have any length.</summary>
    public const string PromptLength = "prompt-length";

    /// <summary>Any number of reference images is accepted.</summary>
    public const string ReferenceImages = "reference-images";

    /// <summary>A limit out of range is replaced by the nearest valid one.</summary>
    public const string LimitOutOfRange = "limit-out-of-range";

    private readonly HashSet<string> _passedOver = [];

    /// <summary>Refuses the request, or, if lenient, ignores the error.</summary>
    public void Refuse(ApiFault fault, string topic)
    {
        if (!isLenient)
        {
            throw fault;
        }

        if (_passedOver.Add(topic))
        {
            mark(topic);
        }
    }

    public Leniency WithoutMarks() => new(isLenient, _ => { });

    /// <summary>Returns a known value of an open list, such as a resolution; null if the value is missing or ignored.</summary>
    public T? Known<T>(T? value, string field, Predicate<T> isKnown, string? undocumentedTopic = null)
        where T : struct
    {
        if (value is not { } given || isKnown(given))
        {
            return value;
        }

        Refuse(ApiFault.Invalid($"'{field}' has no value '{given}'", undocumentedTopic), UnknownValue);
        return null;
    }
}
