#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;

/// <summary>
/// A transport tried to send a billed request again. Not an <see cref="global::System.IO.IOException"/>, because those are retried.
/// </summary>
internal sealed class RepeatedSendException() : InvalidOperationException(
    "the transport tried to send this billed request a second time, which was refused. "
    + "Remove handlers that repeat requests, such as a resilience handler, from the transport: the client retries what is safe to retry. "
    + "A transport that is asked for credentials must send them with the first request");
