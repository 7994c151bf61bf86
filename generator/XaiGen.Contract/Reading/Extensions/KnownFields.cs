namespace XaiGen.Contract.Reading.Extensions;

/// <summary>The fields that each object of an OpenAPI document may have, those of 3.0 and 3.1 together.</summary>
internal static class KnownFields
{
    /// <summary>Fields that describe a schema without restricting its values.</summary>
    public static readonly string[] SchemaAnnotations =
    [
        "title", "description", "externalDocs", "deprecated", "readOnly", "writeOnly", "default", "example", "examples",
        "nullable", "xml", "$comment", "$schema", "$id", "$anchor", "$defs", "definitions",
        ExtensionKeywords.Name, ExtensionKeywords.Id, ExtensionKeywords.Unit, ExtensionKeywords.DataUri,
    ];

    public static readonly HashSet<string> UnsupportedInSchema = Set(
        "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "if", "then", "else", "patternProperties",
        "propertyNames", "prefixItems", "additionalItems", "contains", "minContains", "maxContains", "dependentSchemas",
        "dependentRequired", "dependencies", "unevaluatedItems", "unevaluatedProperties", "contentSchema");

    public static readonly HashSet<string> Document = Set(
        "openapi", "$self", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags", "externalDocs");

    public static readonly HashSet<string> Info = Set("title", "summary", "description", "termsOfService", "contact", "license", "version");

    public static readonly HashSet<string> Server = Set("url", "name", "description", "variables");

    public static readonly HashSet<string> ServerVariable = Set("enum", "default", "description");

    public static readonly HashSet<string> Tag = Set("name", "summary", "description", "externalDocs", "parent", "kind");

    public static readonly HashSet<string> Components = Set(
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks",
        "pathItems", "mediaTypes");

    public static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    public static readonly HashSet<string> PathItem = Set(
        [.. Methods, "$ref", "summary", "description", "servers", "parameters", "additionalOperations"]);

    public static readonly HashSet<string> Operation = Set(
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks",
        "deprecated", "security", "servers", ExtensionKeywords.Method, ExtensionKeywords.Retry, ExtensionKeywords.Flatten,
        ExtensionKeywords.Arguments, ExtensionKeywords.Patch, ExtensionKeywords.Page, ExtensionKeywords.LongRunning,
        ExtensionKeywords.Stream);

    public static readonly HashSet<string> Parameter = Set(
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "example", "examples", "content");

    public static readonly HashSet<string> RequestBody = Set("description", "content", "required");

    public static readonly HashSet<string> MediaType = Set(
        "schema", "itemSchema", "example", "examples", "encoding", "prefixEncoding", "itemEncoding");

    public static readonly HashSet<string> UnsupportedInMediaType = Set("prefixEncoding", "itemEncoding");

    public static readonly HashSet<string> Encoding = Set(
        "contentType", "headers", "style", "explode", "allowReserved", "encoding", "prefixEncoding", "itemEncoding");

    public static readonly HashSet<string> UnsupportedInEncoding = Set("headers", "encoding", "prefixEncoding", "itemEncoding");

    public static readonly HashSet<string> Response =
        Set("summary", "description", "headers", "content", "links", ExtensionKeywords.WhenEmpty);

    public static readonly HashSet<string> Header = Set(
        "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema", "example",
        "examples", "content");

    public static readonly HashSet<string> Example = Set(
        "summary", "description", "value", "externalValue", "dataValue", "serializedValue");

    public static readonly HashSet<string> UnsupportedInExample = Set("externalValue", "serializedValue");

    public static readonly HashSet<string> SecurityScheme = Set(
        "type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl", "deprecated");

    public static readonly HashSet<string> Discriminator = Set("propertyName", "mapping", "defaultMapping");

    public static readonly HashSet<string> ExternalDocs = Set("description", "url");

    public static readonly HashSet<string> Schema = Set(
    [
        .. SchemaAnnotations, .. UnsupportedInSchema,
        "$ref", "type", "format", "enum", "const", "contentEncoding", "contentMediaType",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "items", "minItems", "maxItems", "uniqueItems", "properties", "required", "minProperties", "maxProperties",
        "additionalProperties", "allOf", "oneOf", "anyOf", "not", "discriminator",
        ExtensionKeywords.Union, ExtensionKeywords.ExactlyOne, ExtensionKeywords.KeepUnknown, ExtensionKeywords.EnumNames,
        ExtensionKeywords.Cost,
    ]);

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
