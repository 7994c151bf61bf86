#nullable enable

using global::System;
using global::System.Linq;

namespace SupportNamespace;

/// <summary>
/// Verifies that webhook calls come from the service, by the signatures of Standard Webhooks (HMAC-SHA256, <c>v1</c>). One verifier serves
/// a whole program.
/// </summary>
/// <remarks>
/// A genuine call may arrive twice, because the service repeats calls that were not acknowledged: store the IDs of the calls that you have
/// handled for as long as <see cref="Tolerance"/>.
/// </remarks>
public sealed class Api_WebhookVerifier
{
    private const string Prefix = "whsec_", Version = "v1,";

    private readonly byte[][] _keys;

    /// <summary>Creates a verifier.</summary>
    /// <param name="secrets">
    /// The webhook's secrets in base64, with or without <c>whsec_</c>. While a secret is being replaced, pass the old one and the new one.
    /// </param>
    /// <exception cref="ArgumentException">There is no secret, or one of them is not base64.</exception>
    public Api_WebhookVerifier(params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(KeyOf)];
        if (_keys.Length == 0)
        {
            throw new ArgumentException("Without a secret, nothing can be verified.", nameof(secrets));
        }
    }

    /// <summary>The maximum difference between the time of a call and now, before or after; 5 minutes by default.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Verifies a call.</summary>
    /// <param name="body">The body, byte for byte as it was received: read it before anything parses it.</param>
    /// <param name="header">Returns the value of a header: <c>webhook-id</c>, <c>webhook-timestamp</c> or <c>webhook-signature</c>.</param>
    /// <exception cref="Api_WebhookException">The call is not genuine, or too old.</exception>
    public void Verify(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        string id = Required(header, "webhook-id");
        string timestamp = Required(header, "webhook-timestamp");
        string signatures = Required(header, "webhook-signature");
        CheckTime(timestamp);

        byte[] prefix = global::System.Text.Encoding.UTF8.GetBytes($"{id}.{timestamp}.");
        global::System.Span<byte> given = stackalloc byte[global::System.Security.Cryptography.HMACSHA256.HashSizeInBytes];
        bool isGenuine = false;
        foreach (byte[] key in _keys)
        {
            byte[] expected = Sign(key, prefix, body);
            foreach (string signature in signatures.Split(' '))
            {
                // All pairs are compared, each in constant time, so that the duration reveals nothing.
                isGenuine |= signature.StartsWith(Version, StringComparison.Ordinal)
                    && Convert.TryFromBase64Chars(signature.AsSpan(Version.Length), given, out int length)
                    && global::System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(given[..length], expected);
            }
        }

        if (!isGenuine)
        {
            throw new Api_WebhookException(
                "None of the signatures in 'webhook-signature' belongs to this body and to a secret of the verifier. The call is from "
                + "someone else, the secret is a different one, or the body was changed.");
        }
    }

    private static byte[] Sign(byte[] key, byte[] prefix, ReadOnlySpan<byte> body)
    {
        using var hash = global::System.Security.Cryptography.IncrementalHash.CreateHMAC(
            global::System.Security.Cryptography.HashAlgorithmName.SHA256, key);
        hash.AppendData(prefix);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static string Required(Func<string, string?> header, string name)
        => header(name) is { Length: > 0 } value ? value : throw new Api_WebhookException($"The header '{name}' is missing.");

    private void CheckTime(string timestamp)
    {
        if (!long.TryParse(
                timestamp, global::System.Globalization.NumberStyles.None, global::System.Globalization.CultureInfo.InvariantCulture,
                out long seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            throw new Api_WebhookException("The header 'webhook-timestamp' is not a number of seconds.");
        }

        TimeSpan age = TimeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (age.Duration() > Tolerance)
        {
            throw new Api_WebhookException(
                $"The call is {(age > TimeSpan.Zero ? "too old" : "from the future")}: its time is {age.Duration().TotalSeconds:0} s "
                + $"{(age > TimeSpan.Zero ? "before" : "after")} the clock's, and {Tolerance.TotalSeconds:0} s are allowed. It may be a "
                + "replay of an earlier call, or one of the clocks is wrong.");
        }
    }

    private static byte[] KeyOf(string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        try
        {
            return Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret) is
            { Length: > 0 } key ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            // Messages never contain the secret, not even an invalid one.
            throw new ArgumentException(
                "A webhook secret must be base64, usually with the prefix 'whsec_'. Copy it again from the service.", nameof(secret));
        }
    }
}
