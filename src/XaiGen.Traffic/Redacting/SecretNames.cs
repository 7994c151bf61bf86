using System.Collections.Frozen;

namespace XaiGen.Traffic.Redacting;

/// <summary>
/// The names of headers, query parameters and fields whose values are secrets: those that everybody uses, and those of a user.
/// </summary>
public sealed class SecretNames
{
    /// <summary>In lower case, without what separates words.</summary>
    private static readonly FrozenSet<string> s_known = new[]
    {
        "authorization", "proxyauthorization", "cookie", "setcookie", "apikey", "xapikey", "accesstoken", "refreshtoken", "idtoken",
            "token", "password", "passwd",
        "secret", "clientsecret", "secretkey", "privatekey", "sessiontoken", "signature", "sig", "credential", "credentials",
            "xamzsignature", "xamzcredential",
        "xamzsecuritytoken", "xgoogsignature", "xgoogcredential", "ephemeralkey",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whatever has one of these in the name of a header.</summary>
    private static readonly string[] s_inHeaders = ["apikey", "auth", "cookie", "password", "secret", "session", "signature", "token"];

    private readonly FrozenSet<string> _names;

    /// <param name="further">Names besides those that are known; case, <c>-</c> and <c>_</c> do not matter.</param>
    public SecretNames(IEnumerable<string> further) => _names = further.Select(Plain).Concat(s_known).ToFrozenSet(StringComparer.Ordinal);

    public bool HasField(string name) => _names.Contains(Plain(name));

    public bool HasParameter(string name) => HasField(name) || Plain(name) == "key";

    public bool HasHeader(string name)
    {
        string plain = Plain(name);
        return _names.Contains(plain) || s_inHeaders.Any(part => plain.Contains(part, StringComparison.Ordinal));
    }

    private static string Plain(string name)
        => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
