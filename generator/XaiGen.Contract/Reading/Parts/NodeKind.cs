namespace XaiGen.Contract.Reading.Parts;

/// <summary>The OpenAPI objects, in 2.0 and in 3.x, that contain others or may be in another file.</summary>
internal enum NodeKind
{
    /// <summary>An object without known content.</summary>
    Plain,
    Document,
    Components,
    PathItem,
    Operation,
    MediaType,
    Encoding,
    Schema,
    Discriminator,
    Parameter,
    RequestBody,
    Response,
    Header,
    Example,
    Link,
    Callback,
    SecurityScheme,
}
