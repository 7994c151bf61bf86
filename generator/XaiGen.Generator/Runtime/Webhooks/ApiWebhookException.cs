#nullable enable

namespace SupportNamespace;

/// <summary>A webhook call was not signed by the service, or is too old. Respond to it with 400 or 401.</summary>
public sealed class Api_WebhookException : global::System.Exception
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">Why the call was refused.</param>
    public Api_WebhookException(string message)
        : base(message)
    {
    }
}
