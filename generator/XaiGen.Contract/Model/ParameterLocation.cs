namespace XaiGen.Contract.Model;

public enum ParameterLocation
{
    Path,
    Query,
    Header,
    Cookie,

    /// <summary>The whole query as one value: OpenAPI 3.2's <c>querystring</c>.</summary>
    QueryString,
}
