#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Net;

/// <summary>
/// What a transport that authenticates by itself, such as one over a Kiota adapter, sends to prove who it is. It says so with a
/// property of each message that it makes: a collection that it adds its secrets to when it sends. The key of the property is a type
/// of the framework, because the two packages share none of their own.
/// </summary>
internal static class TransportCredentials
{
    /// <summary>
    /// Whether the transport authenticates by itself: the client's key is then not sent, and nothing else goes through it but the API's
    /// calls.
    /// </summary>
    public static bool AreSentBy(PipelineTransport? transport)
    {
        using PipelineMessage? message = transport?.CreateMessage();
        return message is not null && Of(message) is not null;
    }

    /// <summary>What was sent so far; null where the transport does not authenticate.</summary>
    public static IReadOnlyCollection<string>? Of(PipelineMessage message)
        => message.TryGetProperty(typeof(NetworkCredential), out object? secrets) ? secrets as IReadOnlyCollection<string> : null;
}
