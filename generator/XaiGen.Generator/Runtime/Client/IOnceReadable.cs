#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>A body whose source may be readable only once.</summary>
internal interface IOnceReadable
{
    bool CanBeResent { get; }
}
