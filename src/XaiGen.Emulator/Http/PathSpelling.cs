using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Http;

/// <summary>Accepts a path only as the contract spells it. Routing itself ignores case and a trailing slash.</summary>
internal sealed class PathSpelling(bool isLenient)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern: var pattern } endpoint
            && endpoint.Metadata.GetMetadata<OperationName>() is not null
            && !IsSpelledAs(pattern, context.Request.Path.Value!))
        {
            ApiCall.LeniencyOf(context, isLenient).Refuse(
                ApiFault.NotFound($"There is nothing at {context.Request.Method} {context.Request.Path}; did you mean {pattern.RawText}?"),
                Leniency.PathSpelling);
        }

        return next(context);
    }

    /// <summary>Whether the literal segments of the path are those of the pattern.</summary>
    public static bool IsSpelledAs(RoutePattern pattern, string path)
    {
        string[] parts = path.Split('/')[1..];
        for (int number = 0; number < pattern.PathSegments.Count; number++)
        {
            if (pattern.PathSegments[number] is { IsSimple: true, Parts: [RoutePatternLiteralPart literal] }
                && parts[number] != literal.Content)
            {
                return false;
            }
        }

        return parts.Length == pattern.PathSegments.Count || pattern.Parameters.Any(parameter => parameter.IsCatchAll);
    }
}
