#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>A transport that hands requests on to what authenticates and repeats them by itself: the pipeline then does neither.</summary>
internal interface IDelegatingTransport;
