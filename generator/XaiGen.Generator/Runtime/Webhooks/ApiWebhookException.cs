#nullable enable

namespace SupportNamespace;

/// <summary>A call that pretends to be the service's, or one that comes too late. Respond to it with 400 or 401.</summary>
public sealed class Api_WebhookException : global::System.Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    public Api_WebhookException(string message)
        : base(message)
    {
    }
}
