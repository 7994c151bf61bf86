using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Http;

/// <summary>Finds by the key whose call it is. Each key is a team of its own.</summary>
internal sealed class KeyRing(IReadOnlyCollection<string>? acceptedKeys)
{
    private const string Scheme = "Bearer ";

    public string TeamOf(HttpRequest request)
    {
        if (ActingTeam.Of(request.HttpContext) is { Team: var acting })
        {
            return acting;
        }

        string authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
        {
            throw Unauthenticated("The header 'Authorization' is missing; send 'Authorization: Bearer <key>'");
        }

        string key = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : "";
        if (key.Length == 0)
        {
            throw Unauthenticated("The header 'Authorization' must have the form 'Bearer <key>'");
        }

        // The API itself refuses a wrong key with 400, not with 401.
        return acceptedKeys is null || acceptedKeys.Contains(key)
            ? Tokens.TeamOf(key)
            : throw ApiFault.Invalid("Incorrect API key provided; it is not one of the emulator's accepted keys");
    }

    private static ApiFault Unauthenticated(string message)
        => new(StatusCodes.Status401Unauthorized, "unauthenticated", message);
}
