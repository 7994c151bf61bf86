namespace XaiGen.Contract.Reading.Parts;

/// <summary>The objects of OpenAPI that hold others or may be written elsewhere; in 2.0 and in 3.x.</summary>
internal enum NodeKind
{
    /// <summary>What holds nothing that is known here.</summary>
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
