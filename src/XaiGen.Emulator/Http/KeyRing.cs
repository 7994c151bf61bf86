using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Http;

/// <summary>Finds the caller by the key. Each key is a separate team.</summary>
internal sealed class KeyRing(IReadOnlyCollection<string>? acceptedKeys)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ApiFault">The key is missing or wrong.</exception>
    public string TeamOf(HttpRequest request) => Find(request) ?? throw Refuse(request);

    /// <summary>Null if the key is missing or wrong.</summary>
    public string? Find(HttpRequest request)
        => ActingTeam.Of(request.HttpContext)?.Team
        ?? (KeyOf(request) is { Length: > 0 } key && (acceptedKeys is null || acceptedKeys.Contains(key)) ? Tokens.TeamOf(key) : null);

    private static string KeyOf(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim() : "";
    }

    /// <summary>The API itself refuses a wrong key with 400, not with 401.</summary>
    private static ApiFault Refuse(HttpRequest request)
        => request.Headers.Authorization.ToString().Length == 0
            ? Unauthenticated("The header 'Authorization' is missing; send 'Authorization: Bearer <key>'")
        : KeyOf(request).Length == 0 ? Unauthenticated("The header 'Authorization' must have the form 'Bearer <key>'")
        : ApiFault.Invalid("Incorrect API key provided; it is not one of the emulator's accepted keys");

    private static ApiFault Unauthenticated(string message)
        => new(StatusCodes.Status401Unauthorized, "unauthenticated", message);
}
