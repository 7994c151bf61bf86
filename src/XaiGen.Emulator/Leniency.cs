namespace XaiGen.Emulator;

/// <summary>
/// Lets requests through that the API refuses, or may refuse, as long as it is clear what they want. Only a lenient emulator
/// does so, and it says in its response what it passed over, so that nobody takes the request for a correct one.
/// </summary>
/// <param name="isLenient">Whether the emulator is a lenient one.</param>
/// <param name="mark">Writes into the response what was passed over.</param>
internal sealed class Leniency(bool isLenient, Action<string> mark)
{
    public const string Header = "x-xaigen-lenient";

    /// <summary>An empty body counts as <c>{}</c>.</summary>
    public const string EmptyBody = "empty-body";

    /// <summary>JSON is taken whatever its media type.</summary>
    public const string ContentType = "content-type";

    /// <summary>A path is found in any case, and with a slash at its end.</summary>
    public const string PathSpelling = "path-spelling";

    /// <summary>A model that does not exist is represented by the default one.</summary>
    public const string UnknownModel = "unknown-model";

    /// <summary>A quality, resolution, aspect ratio or response format that does not exist counts as left out.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>A quality is passed over by models that have none.</summary>
    public const string QualityOfOtherModels = "quality-of-other-models";

    /// <summary>Prompts may have any length.</summary>
    public const string PromptLength = "prompt-length";

    /// <summary>There may be any number of reference images.</summary>
    public const string ReferenceImages = "reference-images";

    /// <summary>A limit out of range is the nearest one in it.</summary>
    public const string LimitOutOfRange = "limit-out-of-range";

    private readonly HashSet<string> _passedOver = [];

    /// <summary>Refuses the request, or passes over what is wrong with it.</summary>
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

    /// <summary>A value out of an open list, such as a resolution, that exists; null where it is left out.</summary>
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
