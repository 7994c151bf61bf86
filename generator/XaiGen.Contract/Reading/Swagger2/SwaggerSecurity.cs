using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts security schemes: <c>basic</c> becomes an HTTP scheme, and the flow one of several.</summary>
internal static class SwaggerSecurity
{
    private static readonly string[] s_ofFlow = ["authorizationUrl", "tokenUrl", "scopes"];

    public static YamlNode Lift(YamlNode node)
    {
        if (node is not YamlMapping scheme || scheme.Find("type") is not { Value: YamlScalar type } field)
        {
            return node;
        }

        return type.Text switch
        {
            "basic" => new YamlMapping(
                [.. scheme.Entries.Select(
                    entry => entry.Key.Text == "type" ? entry with { Value = TreeEdit.Text("http", type.Span) } : entry),
                    new YamlEntry(TreeEdit.Text("scheme", field.Key.Span), TreeEdit.Text("basic", type.Span))],
                scheme.Span),
            "oauth2" when scheme.Find("flows") is null => WithFlow(scheme),
            _ => scheme,
        };
    }

    private static YamlMapping WithFlow(YamlMapping scheme)
    {
        YamlEntry[] kept = [.. scheme.Entries.Where(entry => entry.Key.Text != "flow" && !s_ofFlow.Contains(entry.Key.Text))];
        if (scheme.Find("flow") is not { Value: YamlScalar flow } field)
        {
            return new YamlMapping(kept, scheme.Span);
        }

        string name = flow.Text switch { "application" => "clientCredentials", "accessCode" => "authorizationCode", _ => flow.Text };
        YamlEntry[] inner = [.. scheme.Entries.Where(entry => s_ofFlow.Contains(entry.Key.Text))];
        YamlMapping flows = new([new YamlEntry(TreeEdit.Text(name, flow.Span), new YamlMapping(inner, flow.Span))], flow.Span);
        return new YamlMapping([.. kept, new YamlEntry(TreeEdit.Text("flows", field.Key.Span), flows)], scheme.Span);
    }
}
