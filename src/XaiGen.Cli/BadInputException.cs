namespace XaiGen.Cli;

/// <summary>The command line, or an input that it names, cannot be used; the message describes the reason and the remedy.</summary>
internal sealed class BadInputException(string message) : Exception(message);
