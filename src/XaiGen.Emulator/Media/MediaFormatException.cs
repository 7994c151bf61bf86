namespace XaiGen.Emulator.Media;

/// <summary>The bytes are not of the expected media type, or are damaged. The message describes the problem.</summary>
internal class MediaFormatException(string message, Exception? cause = null) : Exception(message, cause);
