using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts <c>host</c>, <c>basePath</c> and <c>schemes</c> to servers.</summary>
internal sealed class SwaggerServers(YamlMapping root, SwaggerProblems problems)
{
    private readonly YamlScalar? _host = Given(root, "host");
    private readonly YamlScalar? _basePath = Given(root, "basePath");

    public IEnumerable<YamlEntry> OfDocument()
        => (_host ?? _basePath) is { } place && Servers(root.Find("schemes")?.Value, place) is { } servers ? [servers] : [];

    /// <summary>Servers for an operation whose schemes differ from the document's.</summary>
    public IEnumerable<YamlEntry> OfOperation(YamlMapping operation)
        => operation.Find("schemes")?.Value is YamlSequence schemes && _host is not null
            && !Names(schemes).OrderBy(name => name).SequenceEqual(Names(root.Find("schemes")?.Value).OrderBy(name => name))
            && Servers(schemes, schemes) is { } servers
            ? [servers]
            : [];

    private YamlEntry? Servers(YamlNode? schemes, YamlNode place)
    {
        string path = "/" + (_basePath?.Text.Trim('/') ?? "");
        string[] names = [.. Names(schemes)];
        string[] usable = [.. names.Where(name => name is "http" or "https").OrderByDescending(name => name.Length)];
        if (names.Length > 0 && usable.Length == 0 && _host is not null)
        {
            problems.ReportUnsupported(schemes!, $"'{string.Join(", ", names).Abbreviated()}'");
        }

        // By default, the scheme is the one that the document was fetched with: https, because keys are sent.
        IEnumerable<string> urls = _host is null
            ? [path]
            : (usable.Length > 0 ? usable : ["https"]).Select(name => $"{name}://{_host.Text}{path}");
        YamlNode[] servers = [.. urls.Select(url => new YamlMapping(
            [new YamlEntry(TreeEdit.Text("url", place.Span), TreeEdit.Text(url.Length > 1 ? url.TrimEnd('/') : url, place.Span))],
            place.Span))];
        return new YamlEntry(TreeEdit.Text("servers", place.Span), new YamlSequence(servers, place.Span));
    }

    private static IEnumerable<string> Names(YamlNode? schemes)
        => (schemes as YamlSequence)?.Items.OfType<YamlScalar>().Select(name => name.Text.ToLowerInvariant()) ?? [];

    private static YamlScalar? Given(YamlMapping root, string field)
        => root.Find(field)?.Value is YamlScalar { Kind: not ScalarKind.Null, Text.Length: > 0 } scalar ? scalar : null;
}
