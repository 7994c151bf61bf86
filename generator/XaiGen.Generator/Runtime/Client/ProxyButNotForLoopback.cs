#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Net;
using global::System.Net.Http;

/// <summary>The user's proxy, bypassed for this machine: .NET would send even calls to a local emulator to it.</summary>
internal sealed class ProxyButNotForLoopback : IWebProxy
{
    private static IWebProxy Users => HttpClient.DefaultProxy;

    public ICredentials? Credentials
    {
        get => Users.Credentials;
        set => Users.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Users.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || Users.IsBypassed(host);
}
