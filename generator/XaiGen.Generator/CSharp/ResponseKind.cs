namespace XaiGen.Generator.CSharp;

internal enum ResponseKind
{
    None,
    Json,

    /// <summary>Bytes, read as they come.</summary>
    Stream,
    Text,
}
