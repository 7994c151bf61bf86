namespace XaiGen.Generator.CSharp;

internal enum BodyKind
{
    None,
    Json,
    Multipart,
    Form,

    Text,

    /// <summary>Bytes of any other media type.</summary>
    Raw,
}
