namespace XaiGen.Emulator.Storage;

/// <summary>A line that is not a valid change; numbers start at 1.</summary>
internal sealed record DamagedLine(long Number, byte[] Text);
