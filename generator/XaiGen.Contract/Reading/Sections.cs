namespace XaiGen.Contract.Reading;

/// <summary>The kinds of component, named as in <c>components</c>.</summary>
internal static class Sections
{
    public const string Schemas = "schemas";
    public const string Parameters = "parameters";
    public const string RequestBodies = "requestBodies";
    public const string Responses = "responses";
    public const string Headers = "headers";
    public const string Examples = "examples";
    public const string MediaTypes = "mediaTypes";
    public const string PathItems = "pathItems";
    public const string Callbacks = "callbacks";
    public const string SecuritySchemes = "securitySchemes";
}
