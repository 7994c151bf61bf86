#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>The effect of repeating an operation.</summary>
internal enum RetrySafety
{
    /// <summary>Sending it twice costs no more than once.</summary>
    Safe,

    /// <summary>Sending it twice may be billed twice, so it is retried only if the first attempt certainly had no effect.</summary>
    Billed,
}
