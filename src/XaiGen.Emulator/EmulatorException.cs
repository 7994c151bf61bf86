namespace XaiGen.Emulator;

/// <summary>The emulator cannot start or cannot go on; the message says why and what to do.</summary>
public sealed class EmulatorException : Exception
{
    public EmulatorException(string message)
        : base(message)
    {
    }

    public EmulatorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
