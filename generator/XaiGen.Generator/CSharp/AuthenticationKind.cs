namespace XaiGen.Generator.CSharp;

internal enum AuthenticationKind
{
    Bearer,

    /// <summary>A bearer token from a provider.</summary>
    Token,
    Basic,
    Header,
    Query,
    Cookie,
}
