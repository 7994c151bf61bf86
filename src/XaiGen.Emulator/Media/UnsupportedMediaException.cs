namespace XaiGen.Emulator.Media;

/// <summary>The bytes are valid media of a variant whose pixels the emulator cannot read.</summary>
internal sealed class UnsupportedMediaException(string message) : MediaFormatException(message);
