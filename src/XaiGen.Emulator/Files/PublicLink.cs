namespace XaiGen.Emulator.Files;

/// <summary>The state of a public URL.</summary>
/// <param name="Token">The secret part of the URL.</param>
/// <param name="Extension">The file extension, without the dot.</param>
/// <param name="ExpiresAfter">The requested lifetime; null inherits the file's own expiry.</param>
/// <param name="ExpiresAt">When <paramref name="ExpiresAfter"/> ends.</param>
internal sealed record PublicLink(string Token, string Extension, TimeSpan? ExpiresAfter, DateTimeOffset? ExpiresAt);
