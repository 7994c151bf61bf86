#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>What an operation's repetition may do.</summary>
internal enum RetrySafety
{
    /// <summary>Sent twice it costs no more than once.</summary>
    Safe,

    /// <summary>Sent twice it may cost twice, so it is repeated only when the first try surely did nothing.</summary>
    Billed,
}
