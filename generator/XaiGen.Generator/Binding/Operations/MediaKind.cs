namespace XaiGen.Generator.Binding.Operations;

/// <summary>What a media type says of a body.</summary>
internal enum MediaKind
{
    Json,
    Multipart,
    Form,
    Text,

    /// <summary>JSON texts, one after the other.</summary>
    Items,

    /// <summary>Bytes of any other media type.</summary>
    Raw,
}
