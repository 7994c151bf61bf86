namespace XaiGen.Cli;

/// <summary>The command line, or what it names, cannot be used; the message says why and what to do.</summary>
internal sealed class BadInputException(string message) : Exception(message);
