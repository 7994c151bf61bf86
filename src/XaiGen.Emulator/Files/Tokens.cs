using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace XaiGen.Emulator.Files;

/// <summary>Names that cannot be guessed.</summary>
internal static class Tokens
{
    /// <summary>The secret part of a URL: 128 random bits.</summary>
    public static string NewLinkToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static string NewFileId() => $"file_{Guid.NewGuid()}";

    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Identifies the owner of files by a fingerprint, so that the key need not be kept.</summary>
    public static string TeamOf(string apiKey)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)).AsSpan(0, 8)).ToLowerInvariant();
}
