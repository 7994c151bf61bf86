namespace XaiGen.Emulator.Control;

/// <summary>A fault cut the body at this point.</summary>
internal sealed class BodyCutException() : Exception("A planned fault cut the body of this response.");
