namespace XaiGen.Generator.Binding.Operations;

/// <summary>The kind of body that a media type stands for.</summary>
internal enum MediaKind
{
    Json,
    Multipart,
    Form,
    Text,

    /// <summary>A sequence of JSON texts.</summary>
    Items,

    /// <summary>Bytes of any other media type.</summary>
    Raw,
}
