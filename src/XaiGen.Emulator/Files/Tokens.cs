using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace XaiGen.Emulator.Files;

/// <summary>Names nobody can guess.</summary>
internal static class Tokens
{
    /// <summary>The secret part of a link: 128 random bits.</summary>
    public static string NewLinkToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static string NewFileId() => $"file_{Guid.NewGuid()}";

    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Distinguishes the files of one key from those of another without keeping the key.</summary>
    public static string TeamOf(string apiKey)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)).AsSpan(0, 8)).ToLowerInvariant();
}
