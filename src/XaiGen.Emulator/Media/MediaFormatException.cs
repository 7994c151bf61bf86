namespace XaiGen.Emulator.Media;

/// <summary>The bytes are not the media they were taken for, or are damaged. The message says what is wrong.</summary>
internal class MediaFormatException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The bytes are sound media, but of a variant whose pixels the emulator does not read.</summary>
internal sealed class UnsupportedMediaException(string message) : MediaFormatException(message);
