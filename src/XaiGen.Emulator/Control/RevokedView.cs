namespace XaiGen.Emulator.Control;

internal sealed record RevokedView(bool Revoked);
