namespace SupportNamespace;

/// <summary>A replacement for the description that the generator emits for each contract.</summary>
internal static class Api_ContractDescription
{
    internal static ReadOnlySpan<byte> Packed => """{"o":{},"r":[],"t":[]}"""u8;
}
