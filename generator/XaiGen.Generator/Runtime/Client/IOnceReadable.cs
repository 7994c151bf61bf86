#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>A body that may come from what can be read only once.</summary>
internal interface IOnceReadable
{
    bool CanBeResent { get; }
}
