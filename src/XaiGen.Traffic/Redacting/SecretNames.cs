using System.Collections.Frozen;

namespace XaiGen.Traffic.Redacting;

/// <summary>The names of headers, query parameters and fields whose values are secrets: common names, and those that a user adds.</summary>
internal sealed class SecretNames
{
    /// <summary>Common names in lower case, without word separators.</summary>
    private static readonly FrozenSet<string> s_known = new[]
    {
        "authorization", "proxyauthorization", "cookie", "setcookie", "apikey", "xapikey", "accesstoken", "refreshtoken", "idtoken",
            "token", "password", "passwd",
        "secret", "clientsecret", "secretkey", "privatekey", "sessiontoken", "signature", "sig", "credential", "credentials",
            "xamzsignature", "xamzcredential",
        "xamzsecuritytoken", "xgoogsignature", "xgoogcredential", "ephemeralkey",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A header is secret if its name contains one of these.</summary>
    private static readonly string[] s_inHeaders = ["apikey", "auth", "cookie", "password", "secret", "session", "signature", "token"];

    private readonly FrozenSet<string> _names;

    /// <param name="further">Additional names; case, <c>-</c> and <c>_</c> are ignored.</param>
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
