namespace XaiGen.Emulator.Control;

/// <summary>Accepted work that fails.</summary>
internal sealed class GenerationException(string code, string message) : Exception(message)
{
    public string Code => code;
}
