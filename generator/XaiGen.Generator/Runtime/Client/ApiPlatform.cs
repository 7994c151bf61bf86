#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;

/// <summary>Checks the platform that the client runs on.</summary>
internal static class ApiPlatform
{
    /// <summary>Rejects an API key in a browser, where the page exposes it to anyone who opens the developer tools.</summary>
    /// <exception cref="PlatformNotSupportedException">The client has a key and runs in a browser.</exception>
    public static void Check(bool hasKey) => Check(hasKey, OperatingSystem.IsBrowser());

    internal static void Check(bool hasKey, bool isBrowser)
    {
        if (hasKey && isBrowser)
        {
            throw new PlatformNotSupportedException(
                "In a browser, anyone who opens the page can read the key. Create the client without a key, with a Transport or an "
                + "HttpHandler that authenticates as the user, and keep the key on your own server.");
        }
    }
}
