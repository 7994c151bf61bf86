using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Http;

/// <summary>A route of another API, by a method, or all of them, and a path with parameters.</summary>
/// <param name="Name">The route as its user wrote it.</param>
/// <param name="Method">The method; null for all.</param>
/// <param name="Pattern">The path with numbered parameters, so that routes that differ only in the names of theirs are the same.</param>
internal sealed partial record PassedOnRoute(string Name, string? Method, string Pattern)
{
    private static readonly string[] s_methods =
    [
        HttpMethods.Get, HttpMethods.Put, HttpMethods.Post, HttpMethods.Delete, HttpMethods.Options, HttpMethods.Head, HttpMethods.Patch,
        HttpMethods.Trace, "QUERY",
    ];

    /// <summary>A path that the route matches; no other route has such a segment.</summary>
    public string Example => Parameter().Replace(Pattern, "~");

    /// <exception cref="EmulatorException">It is not a route.</exception>
    public static PassedOnRoute Of(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (string? method, string path) = words switch
        {
            [var only] => (null, only),
            [var first, var second] => (first.ToUpperInvariant(), second),
            _ => throw Wrong(name, "is not a path"),
        };
        if (!path.StartsWith('/'))
        {
            throw Wrong(name, "does not begin with '/'");
        }

        if (method is not null && !s_methods.Contains(method))
        {
            throw Wrong(name, $"has an unknown method, '{method}'");
        }

        int number = 0;
        string pattern = Parameter().Replace(path, _ => $"{{p{number++}}}");
        return Path().IsMatch(pattern) ? new PassedOnRoute(name, method, pattern) : throw Wrong(name, "matches no path");
    }

    private static EmulatorException Wrong(string name, string reason) => new(
        $"The route '{name}' to pass on {reason}. Write a method and a path, such as 'POST /v1/chat/completions' or " +
        "'GET /v1/responses/{id}', or a path alone for all of its methods.");

    [GeneratedRegex(@"\{[A-Za-z_][A-Za-z0-9_-]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    /// <remarks>No query, no wildcard, no empty segment; at most one parameter in a segment.</remarks>
    [GeneratedRegex(@"^(?:/(?:[A-Za-z0-9._~!$&'()+,;=:@%-]|\{p\d+\}(?![^/]*\{))+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
