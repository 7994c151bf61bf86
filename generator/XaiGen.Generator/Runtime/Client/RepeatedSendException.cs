#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;

/// <summary>
/// A transport tried to send a billed request again. Not an <see cref="global::System.IO.IOException"/>, because those are retried.
/// </summary>
internal sealed class RepeatedSendException() : InvalidOperationException(
    "the transport tried to send this billed request a second time, which was refused. "
    + "Take what repeats requests, such as a resilience handler, out of the transport: the client repeats what is safe to repeat by itself");
