namespace SupportNamespace;

/// <summary>Stands in for the description that the generator makes of each contract.</summary>
internal static class Api_ContractDescription
{
    internal static ReadOnlySpan<byte> Json => """{"o":{},"r":[],"t":[]}"""u8;
}
