#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;

/// <summary>Names the operations of a client that are billed, for analyzers of the code that calls them.</summary>
internal sealed class BilledAttribute : Attribute
{
    public BilledAttribute(params string[] operations) => _ = operations;
}
