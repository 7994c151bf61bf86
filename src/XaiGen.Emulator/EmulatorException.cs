namespace XaiGen.Emulator;

/// <summary>The emulator cannot start or continue; the message describes the reason and the remedy.</summary>
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
