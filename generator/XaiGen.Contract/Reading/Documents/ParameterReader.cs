using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads single parameters and lists of them.</summary>
internal sealed class ParameterReader(ReadingContext context, ContentReader content)
{
    private const string What = "a parameter";

    private static readonly string[] s_places = ["path", "query", "header", "cookie", "querystring"];

    private static readonly IReadOnlyDictionary<ParameterLocation, string[]> s_styles = new Dictionary<ParameterLocation, string[]>
    {
        [ParameterLocation.Path] = ["simple", "label", "matrix"],
        [ParameterLocation.Query] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        [ParameterLocation.Header] = ["simple"],
        [ParameterLocation.Cookie] = ["form", "cookie"],
        [ParameterLocation.QueryString] = ["form"],
    };

    /// <summary>Headers that OpenAPI describes elsewhere and requires to be ignored here.</summary>
    private static readonly string[] s_ignoredHeaders = ["Accept", "Content-Type", "Authorization"];

    /// <summary>Reads the parameters of a path item or an operation. If a parameter is repeated, the first one wins.</summary>
    public List<ApiParameter> ReadList(NodeReader parameters)
    {
        List<ApiParameter> read = [];
        foreach (NodeReader node in parameters.Items())
        {
            if (Read(node) is not { } parameter)
            {
                continue;
            }

            if (read.Any(other => IsSame(other, parameter)))
            {
                node.Report(
                    ProblemRules.DuplicateParameter.Message(parameter.In.ToString().ToLowerInvariant(), parameter.Name.Abbreviated()));
                continue;
            }

            read.Add(parameter);
        }

        return read;
    }

    public static bool IsSame(ApiParameter left, ApiParameter right) => left.Name == right.Name && left.In == right.In;

    public ApiParameter? Read(NodeReader parameter)
        => context.References.Read(parameter, Sections.Parameters, ReadOwn) is { } read
            ? read with { Description = context.References.OverridingDescription(parameter) ?? read.Description }
            : null;

    private static bool IsReadable(NodeReader media)
        => media.Exists && media.Name.Split(';')[0].Trim().ToLowerInvariant() is "application/x-www-form-urlencoded" or "application/json";

    private ApiParameter? ReadOwn(NodeReader node)
    {
        if (!node.IsObject(What, KnownFields.Parameter))
        {
            return null;
        }

        string name = node.RequiredText("name", What);
        string written = node.RequiredText("in", What);
        if (name.Length == 0 || written.Length == 0 || !node["in"].IsOneOf(s_places))
        {
            node.Dismiss();
            return null;
        }

        var place = (ParameterLocation)Array.IndexOf(s_places, written);
        if (place == ParameterLocation.Header && s_ignoredHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            node["name"].Report(
                ProblemRules.HeaderParameterIgnored.Message(name));
            node.Dismiss();
            return null;
        }

        if (place is ParameterLocation.Header or ParameterLocation.Cookie
            && !HttpText.IsName(node["name"], name, place == ParameterLocation.Header ? "a header" : "a cookie"))
        {
            node.Dismiss();
            return null;
        }

        bool isRequired = node["required"].Flag() ?? false;
        if (place == ParameterLocation.Path && !isRequired)
        {
            node["name"].Report(
                ProblemRules.PathParameterOptional.Message(name.Abbreviated()));
        }

        string style = node["style"].IsOneOf(s_styles[place]) && node["style"].Text() is { } given ? given : s_styles[place][0];
        NodeReader media = ContentReader.OnlyMediaType(node);
        NodeReader schema = media.Exists ? media["schema"] : node["schema"];
        if (!media.Exists && !schema.Exists)
        {
            node.ReportMissing("schema", What);
        }

        if (place == ParameterLocation.QueryString && !IsReadable(media))
        {
            node["in"].Report(
                ProblemRules.QueryStringNotSupported.Message(name.Abbreviated()));
            return null;
        }

        content.CheckExamples(node);
        return new ApiParameter
        {
            Pointer = node.Pointer,
            Name = name,
            In = place,
            IsRequired = isRequired || place == ParameterLocation.Path,
            IsDeprecated = node["deprecated"].Flag() ?? false,
            AllowsReserved = node["allowReserved"].Flag() ?? false,
            Description = node["description"].Text(),
            Style = style,
            Explode = node["explode"].Flag() ?? style is "form" or "cookie",
            Schema = schema.Exists ? context.Schemas.Read(schema) : new Schema { Pointer = node.Pointer },
            ContentType = media.Exists ? media.Name : null,
        };
    }
}
