#nullable enable

using _sys = global::System;

namespace SupportNamespace;

/// <summary>The metadata of a response: its status, its headers and its request ID.</summary>
/// <remarks>
/// While it is open, it has the last response to the calls of the code around which it is open, whatever form their values have: pages,
/// streams, errors too. Calls that run side by side need one each, in methods of their own.
/// </remarks>
public sealed class Api_ResponseScope : _sys::IDisposable
{
    private static readonly _sys::Threading.AsyncLocal<Api_ResponseScope?> s_current = new();

    private readonly Api_ResponseScope? _outer = s_current.Value;

    /// <summary>Opens the scope; those around it see its responses too.</summary>
    public Api_ResponseScope() => s_current.Value = this;

    /// <summary>The last response, with all its headers; null before there is one.</summary>
    public _sys::ClientModel.Primitives.PipelineResponse? Response { get; private set; }

    /// <summary>Its status; 0 before there is one.</summary>
    public int Status => Response?.Status ?? 0;

    /// <summary>Its <c>x-request-id</c>, which the service's support asks for; null when there was none.</summary>
    public string? RequestId => Response is { } last && last.Headers.TryGetValue("x-request-id", out string? id) ? id : null;

    /// <summary>Closes the scope. What it has stays.</summary>
    public void Dispose() => s_current.Value = _outer;

    internal static void Record(_sys::ClientModel.Primitives.PipelineResponse response)
    {
        for (Api_ResponseScope? scope = s_current.Value; scope is not null; scope = scope._outer)
        {
            scope.Response = response;
        }
    }
}
