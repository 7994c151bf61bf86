using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads <c>components/securitySchemes</c>.</summary>
internal sealed class SecurityReader(ReadingContext context)
{
    private static readonly string[] s_types = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
    private static readonly string[] s_httpSchemes = ["basic", "bearer"];
    private static readonly string[] s_keyPlaces = ["query", "header", "cookie"];

    public EquatableArray<SecurityScheme> Read(NodeReader schemes) => schemes.Entries()
        .Select(scheme => context.References.Read(scheme, Sections.SecuritySchemes, ReadScheme) is { } read
            ? read with { Id = scheme.Name }
            : null)
        .OfType<SecurityScheme>()
        .OrderBy(scheme => scheme.Id, StringComparer.Ordinal)
        .ToEquatableArray();

    private static SecurityScheme? ReadScheme(NodeReader scheme)
    {
        const string What = "a security scheme";
        if (!scheme.IsObject(What, KnownFields.SecurityScheme))
        {
            return null;
        }

        string type = scheme.RequiredText("type", What);
        if (type.Length > 0)
        {
            scheme["type"].IsOneOf(s_types);
        }

        bool isKey = type == "apiKey";
        if (isKey && scheme.RequiredText("in", "an apiKey scheme").Length > 0)
        {
            scheme["in"].IsOneOf(s_keyPlaces);
        }

        string? keyName = isKey ? scheme.RequiredText("name", "an apiKey scheme") : null;
        if (keyName is { Length: > 0 }
            && scheme["in"].Text() is "header" or "cookie" && !HttpText.IsName(scheme["name"], keyName, $"a {scheme["in"].Text()}"))
        {
            scheme.Dismiss();
            return null;
        }

        string? httpScheme = type == "http" ? scheme.RequiredText("scheme", "an http scheme") : null;
        if (type == "mutualTLS" || (httpScheme is { Length: > 0 } && !s_httpSchemes.Contains(httpScheme, StringComparer.OrdinalIgnoreCase)))
        {
            scheme[httpScheme is null ? "type" : "scheme"].Report(
                ProblemRules.SecurityNotSupported.Message((httpScheme ?? type).Abbreviated()));
        }

        return new SecurityScheme
        {
            Pointer = scheme.Pointer,
            Id = scheme.Name,
            Type = type,
            Scheme = httpScheme,
            ParameterName = keyName,
            In = isKey ? scheme["in"].Text() : null,
            Description = scheme["description"].Text(),
        };
    }
}
