namespace XaiGen.Emulator.Media;

/// <summary>The bytes are not of the expected media type, or are damaged. The message describes the problem.</summary>
internal class MediaFormatException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The bytes are valid media of a variant whose pixels the emulator cannot read.</summary>
internal sealed class UnsupportedMediaException(string message) : MediaFormatException(message);
