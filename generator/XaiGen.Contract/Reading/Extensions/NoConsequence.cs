namespace XaiGen.Contract.Reading.Extensions;

/// <summary>
/// Fields that are valid and have no effect on the C# code, each with the reason. Every node is read, reported or listed here; any other is
/// reported as XG0502 (see <see cref="Reading.UnreadNodes"/>), so that no field is ignored silently.
/// </summary>
internal static class NoConsequence
{
    private const string Legal = "is about the API's owner, not about calls";
    private const string Example = "shows values; the lint checks them against their schemas";
    private const string Elsewhere = "is read where something refers to it";
    private const string ForPeople = "is for the readers of the document";
    private const string Identity = "says what the schema is called by others";
    private const string Unchecked = "is checked by the server alone";
    private const string ByReceiver = "is for the receiver of the calls, which is no part of the client";
    private const string ByCaller = "says how a token is got, which the caller's provider does";

    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>By the kind of object, as <see cref="NodeReader.IsObject"/> names it, and the field.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Reasons
        = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["an OpenAPI document"] = Fields((ForPeople, "externalDocs"), (Identity, "$self jsonSchemaDialect")),
            ["an info object"] = Fields((Legal, "termsOfService contact license"), (ForPeople, "summary")),
            ["a server"] = Fields((ForPeople, "name")),
            ["a server variable"] = Fields((ForPeople, "enum description")),
            ["a tag"] = Fields((ForPeople, "summary externalDocs parent kind")),
            ["an external documentation object"] = Fields((ForPeople, "description")),
            ["a components object"] = Fields((Elsewhere, "links callbacks pathItems")),
            ["a path item"] = Fields((ForPeople, "summary description")),
            ["a path item of a webhook"] = Fields((ForPeople, "summary description"), (ByReceiver, "parameters servers")),
            ["a webhook"] = Fields(
                (ForPeople, "tags operationId"), (ByReceiver, "parameters responses callbacks security servers")),
            ["a parameter"] = Fields((Example, "example"), ("is deprecated by OpenAPI", "allowEmptyValue")),
            ["a header"] = Fields(
                (Example, "example examples"),
                (ForPeople, "description deprecated"),
                ("belongs to parameters; a header has one form", "style explode allowReserved allowEmptyValue")),
            ["a media type"] = Fields((Example, "example")),
            ["an encoding"] = Fields(("is for requests in a URL's form", "allowReserved")),
            ["a response"] = Fields((ForPeople, "summary")),
            ["an example"] = Fields((Example, "summary description value dataValue")),
            ["a security scheme"] = Fields((ByCaller, "flows openIdConnectUrl oauth2MetadataUrl bearerFormat"), (ForPeople, "deprecated")),
            ["a schema"] = Fields(
                (Example, "example examples"),
                (ForPeople, "$comment"),
                (Identity, "$schema $id $anchor"),
                (Elsewhere, "$defs definitions"),
                ("is about XML", "xml"),
                (Unchecked, "uniqueItems minProperties maxProperties not")),
        };

    /// <summary>The fields of such an object and the reason for each.</summary>
    public static IReadOnlyDictionary<string, string> Of(string what)
        => Reasons.TryGetValue(what, out IReadOnlyDictionary<string, string>? fields) ? fields : s_none;

    private static Dictionary<string, string> Fields(params (string Reason, string Names)[] fields) => fields
        .SelectMany(field => field.Names.Split(' ').Select(name => (name, field.Reason)))
        .ToDictionary(field => field.name, field => field.Reason, StringComparer.Ordinal);
}
