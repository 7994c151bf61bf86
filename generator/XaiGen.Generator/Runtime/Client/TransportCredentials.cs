#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Net;

/// <summary>
/// The credentials of a transport that authenticates requests itself, such as one over a Kiota adapter. The transport announces this with a
/// property of each message that it creates: a collection to which it adds its secrets when it sends. The key of the property is a
/// framework type, because the two packages share no types.
/// </summary>
internal static class TransportCredentials
{
    /// <summary>
    /// Whether the transport authenticates requests itself. The client's key is then not sent, and only API calls go through the transport.
    /// </summary>
    public static bool AreSentBy(PipelineTransport? transport)
    {
        using PipelineMessage? message = transport?.CreateMessage();
        return message is not null && Of(message) is not null;
    }

    /// <summary>The secrets sent so far; null if the transport does not authenticate.</summary>
    public static IReadOnlyCollection<string>? Of(PipelineMessage message)
        => message.TryGetProperty(typeof(NetworkCredential), out object? secrets) ? secrets as IReadOnlyCollection<string> : null;
}
