using System.Text.RegularExpressions;
using XaiGen.Contract.Model;
using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>A call with curl. Everything from the contract is within single quotes, where a shell reads nothing as a command.</summary>
internal sealed partial class CurlSample(ApiContract contract, string client)
{
    /// <summary>Where a contract does not say which server it is about.</summary>
    private const string Unknown = "http://localhost";

    /// <param name="operation">The operation.</param>
    /// <param name="parameters">The parameters, by name and place, with their values.</param>
    /// <param name="body">The body; null if there is none.</param>
    public string Of(ApiOperation operation, IReadOnlyDictionary<(string Name, ParameterLocation In), JsonNode> parameters, JsonNode? body)
    {
        List<string> options = [];
        string url = Server(operation) + Path(operation, parameters);
        List<string> query = [.. operation.Parameters.Where(parameter => parameter.In == ParameterLocation.Query)
            .SelectMany(parameter => Query(parameter, parameters))];
        string urlSecret = Authenticate(operation, options, query.Count > 0);
        url += query.Count > 0 ? $"?{string.Join('&', query)}" : "";
        foreach (ApiParameter header in operation.Parameters)
        {
            if (header.In is ParameterLocation.Header or ParameterLocation.Cookie
                && parameters.TryGetValue((header.Name, header.In), out JsonNode? value))
            {
                options.Add(header.In == ParameterLocation.Header
                    ? $"--header {Quoted($"{header.Name}: {Text(value)}")}"
                    : $"--cookie {Quoted($"{header.Name}={Text(value)}")}");
            }
        }

        bool sendsBody = AddBody(operation, body, options);
        string method = operation.HttpMethod switch
        {
            "GET" when !sendsBody => "",
            "POST" when sendsBody => "",
            "HEAD" => "--head ",
            string other when SimpleMethod().IsMatch(other) => $"--request {other} ",
            string other => $"--request {Quoted(other)} ",
        };
        return $"curl {method}{Quoted(url)}{urlSecret}{string.Concat(options.Select(option => $" \\\n  {option}"))}";
    }

    /// <summary>The text within quotes of a shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private string Server(ApiOperation operation)
    {
        EquatableArray<ApiServer> servers = operation.Servers ?? contract.Servers;
        if (servers.IsEmpty)
        {
            return Unknown;
        }

        string url = servers[0].Url;
        foreach (ServerVariable variable in servers[0].Variables)
        {
            url = url.Replace($"{{{variable.Name}}}", variable.Default, StringComparison.Ordinal);
        }

        bool isWhole = Uri.TryCreate(url, UriKind.Absolute, out Uri? whole) && whole is { Scheme: "http" or "https" };
        return (isWhole ? url : Unknown + url).TrimEnd('/');
    }

    private static string Path(ApiOperation operation, IReadOnlyDictionary<(string Name, ParameterLocation In), JsonNode> parameters)
        => PathParameter().Replace(
            operation.Path,
            match => parameters.TryGetValue((match.Groups[1].Value, ParameterLocation.Path), out JsonNode? value)
                ? Uri.EscapeDataString(Text(value))
                : match.Value);

    private static IEnumerable<string> Query(
        ApiParameter parameter, IReadOnlyDictionary<(string Name, ParameterLocation In), JsonNode> parameters)
    {
        if (!parameters.TryGetValue((parameter.Name, ParameterLocation.Query), out JsonNode? value))
        {
            return [];
        }

        string name = Uri.EscapeDataString(parameter.Name);
        return value switch
        {
            JsonList list when parameter.Explode => list.Select(item => $"{name}={Uri.EscapeDataString(Text(item))}"),
            JsonList list => [$"{name}={string.Join(',', list.Select(item => Uri.EscapeDataString(Text(item))))}"],
            JsonMapping fields when parameter.Style == "deepObject"
                => fields
                    .Select(field => $"{name}%5B{Uri.EscapeDataString(field.Name)}%5D={Uri.EscapeDataString(Text(field.Value))}"),
            JsonMapping fields when parameter.ContentType is null && parameter.Explode
                => fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(Text(field.Value))}"),
            _ => [$"{name}={Uri.EscapeDataString(Text(value))}"],
        };
    }

    /// <returns>What follows the URL, if the key is a part of it.</returns>
    private string Authenticate(ApiOperation operation, List<string> options, bool hasQuery)
    {
        SecurityRequirement? requirement = (operation.Security ?? contract.Security).FirstOrDefault(each => !each.Schemes.IsEmpty);
        string inUrl = "";
        foreach (SchemeUse use in requirement?.Schemes ?? default)
        {
            SecurityScheme? scheme = contract.SecuritySchemes.FirstOrDefault(each => each.Id == use.SchemeId);
            string key = $"\"${EnvironmentVariable.Of(client, "apiKey")}\"";
            switch (scheme)
            {
                case { Type: "apiKey", In: "header", ParameterName: { } header }:
                    options.Add($"--header {Quoted($"{header}: ")}{key}");
                    break;
                case { Type: "apiKey", In: "cookie", ParameterName: { } cookie }:
                    options.Add($"--cookie {Quoted($"{cookie}=")}{key}");
                    break;
                case { Type: "apiKey", ParameterName: { } parameter }:
                    inUrl += $"{Quoted($"{(hasQuery || inUrl.Length > 0 ? '&' : '?')}{Uri.EscapeDataString(parameter)}=")}{key}";
                    break;
                case { Type: "http", Scheme: { } basic } when basic.Equals("basic", StringComparison.OrdinalIgnoreCase):
                    options.Add(
                        $"--user \"${EnvironmentVariable.Of(client, "userName")}:${EnvironmentVariable.Of(client, "password")}\"");
                    break;
                default:
                    options.Add($"--header \"Authorization: Bearer ${EnvironmentVariable.Of(client, "apiKey")}\"");
                    break;
            }
        }

        return inUrl;
    }

    private static bool AddBody(ApiOperation operation, JsonNode? body, List<string> options)
    {
        if (body is null || operation.RequestBody is not { Content: { IsEmpty: false } content })
        {
            return false;
        }

        string type = content[0].MediaType;
        if (SampleValue.IsFile(body))
        {
            options.Add($"--header {Quoted($"Content-Type: {type}")}");
            options.Add($"--data-binary {Quoted($"@{Text(body)}")}");
        }
        else if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && body is JsonMapping parts)
        {
            options.AddRange(parts.OrderBy(part => SampleValue.IsFile(part.Value))
                .SelectMany(part => (part.Value is JsonList list ? list : [part.Value]).Select(value => SampleValue.IsFile(value)
                    ? $"--form {Quoted($"{part.Name}=@{Text(value)}")}"
                    : $"--form-string {Quoted($"{part.Name}={Text(value)}")}")));
        }
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) && body is JsonMapping fields)
        {
            options.AddRange(fields.Select(field => $"--data-urlencode {Quoted($"{field.Name}={Text(field.Value)}")}"));
        }
        else
        {
            options.Add($"--header {Quoted($"Content-Type: {type}")}");
            bool isText = body is JsonScalar { Value: string } and not JsonRaw && !ApiContent.IsJson(type);
            options.Add($"--data-raw {Quoted(isText ? Text(body) : Json(body))}");
        }

        return true;
    }

    /// <summary>The value as JSON; small values in one line.</summary>
    public static string Json(JsonNode value)
    {
        string line = value.ToJson();
        return line.Length <= 60 && value is not JsonMapping { Count: > 1 } ? line : value.ToJson(isIndented: true);
    }

    /// <summary>The value as text in a URL, a header or a form.</summary>
    private static string Text(JsonNode value) => value is JsonScalar { Value: string text } ? text : value.ToJson();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"^[A-Za-z]+\z")]
    private static partial Regex SimpleMethod();
}
