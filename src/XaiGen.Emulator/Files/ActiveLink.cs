namespace XaiGen.Emulator.Files;

internal sealed record ActiveLink(PublicLink Link, DateTimeOffset? ExpiresAt);
