using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using XaiGen.Emulator.Control;
using XaiGen.Traffic.Forwarding;

namespace XaiGen.Emulator.Http;

/// <summary>Sends the requests of routes that the emulator lacks, and that its user named, to the API.</summary>
internal sealed class PassedOnEndpoints : IDisposable
{
    private readonly PassOn _passOn;
    private readonly Forwarder _forwarder;

    public PassedOnEndpoints(PassOn passOn)
    {
        _passOn = passOn;
        _forwarder = new Forwarder(passOn.Target);
    }

    /// <param name="app">The emulator with all of its own routes.</param>
    /// <exception cref="EmulatorException">The target or a route cannot be used, or the emulator has the route itself.</exception>
    public void Map(IEndpointRouteBuilder app)
    {
        if (!Forwarder.IsTarget(_passOn.Target))
        {
            throw new EmulatorException(
                "The target of routes to pass on must be an http or https URL without a query or a password, such as https://api.x.ai.");
        }

        RouteEndpoint[] own = [.. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
        foreach (PassedOnRoute route in _passOn.Routes.Select(name => OfLacking(name, own))
            .DistinctBy(route => (route.Method, route.Pattern)).ToArray())
        {
            _ = route.Method is { } method
                ? app.MapMethods(route.Pattern, [method], PassAsync)
                : app.Map(route.Pattern, PassAsync);
        }
    }

    public void Dispose() => _forwarder.Dispose();

    /// <summary>The route, unless the emulator responds to its requests itself.</summary>
    private static PassedOnRoute OfLacking(string name, RouteEndpoint[] own)
    {
        if (own.FirstOrDefault(endpoint => OperationOf(endpoint) == name) is { } operation)
        {
            throw new EmulatorException($"The emulator has '{name}' itself, {NameOf(operation)}; only what it lacks can be passed on.");
        }

        var route = PassedOnRoute.Of(name);
        if (ControlRoutes.Has(route.Example))
        {
            throw new EmulatorException(
                $"The route '{name}' cannot be passed on: paths under {ControlRoutes.Prefix} are the emulator's own.");
        }

        RouteEndpoint[] same = [.. own.Where(endpoint => Matches(endpoint.RoutePattern, route.Example))];
        return same.FirstOrDefault(endpoint => route.Method is null || MethodsOf(endpoint).Contains(route.Method)) is not { } had ? route
            : throw new EmulatorException(
                $"The emulator has {NameOf(had)} itself, so '{name}' cannot be passed on."
                + (route.Method is null ? $" To pass on other methods of the path, name them, such as 'PATCH {name}'." : ""));
    }

    private static bool Matches(RoutePattern pattern, string path)
        => new TemplateMatcher(new RouteTemplate(pattern), new RouteValueDictionary()).TryMatch(path, new RouteValueDictionary());

    private static string? OperationOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<OperationName>()?.Value;

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint)
        => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static string NameOf(RouteEndpoint endpoint) => $"{string.Join(", ", MethodsOf(endpoint))} {endpoint.RoutePattern.RawText}";

    private async Task PassAsync(HttpContext context)
    {
        // Routing ignores case and a trailing slash, and what is not named is not passed on.
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern: var pattern }
            && !PathSpelling.IsSpelledAs(pattern, context.Request.Path.Value!))
        {
            throw ApiFault.NotFound($"There is nothing at {context.Request.Method} {context.Request.Path}");
        }

        JournalRecord.Of(context)?.PassOn(_passOn.Target);
        try
        {
            await _forwarder.PassAsync(context);
        }
        catch (HttpRequestException cause)
        {
            throw new ApiFault(
                StatusCodes.Status502BadGateway, "bad-gateway", $"{_passOn.Target} cannot be reached: {cause.Message}");
        }
    }
}
