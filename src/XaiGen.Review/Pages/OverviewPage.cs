using XaiGen.Contract.Model;

namespace XaiGen.Review.Pages;

/// <summary>The description of the API, how to start, and all operations.</summary>
internal static class OverviewPage
{
    public static string AnchorOf(string group) => PageNames.Anchor("group", group);

    public static void Write(Page page, ApiReference reference)
    {
        page.Append($"<h1>{reference.Title}</h1>\n").Prose(reference.Contract.Description, "prose lead");
        Begin(page, reference);
        foreach (IGrouping<string, OperationEntry> group in reference.Groups)
        {
            page.Append($"<section aria-labelledby=\"{AnchorOf(group.Key)}\">\n<h2 id=\"{AnchorOf(group.Key)}\">{group.Key}</h2>\n");
            string tag = group.First().Operation.Tags.FirstOrDefault() ?? "";
            page.Prose(reference.Contract.Tags.FirstOrDefault(each => each.Name == tag)?.Description);
            page.Append($"<ul class=\"rows\">\n");
            foreach (OperationEntry entry in group)
            {
                page.Append($"<li><a href=\"{entry.File}\">{entry.ShortName}</a> ");
                OperationPage.Route(page, entry);
                page.Append($"<span class=\"what\">");
                page.Inline(FirstSentence(entry.Summary)).Append($"</span></li>\n");
            }

            page.Append($"</ul>\n</section>\n");
        }
    }

    public static string FirstSentence(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return end > 0 ? line[..(end + 1)] : line;
    }

    private static void Begin(Page page, ApiReference reference)
    {
        page.Append($"<section aria-labelledby=\"begin\">\n<h2 id=\"begin\">Getting started</h2>\n<dl class=\"facts\">\n");
        foreach (ApiServer server in reference.Contract.Servers)
        {
            page.Append($"<dt>Server</dt><dd><code>{server.Url}</code> ");
            page.Inline(server.Description ?? "").Append($"</dd>\n");
        }

        foreach (SecurityScheme scheme in reference.Contract.SecuritySchemes)
        {
            page.Append($"<dt>Authentication</dt><dd>{Words(scheme)} ");
            page.Inline(scheme.Description ?? "").Append($"</dd>\n");
        }

        page.Append($"<dt>C# namespace</dt><dd><code>{reference.Namespace}</code></dd>\n</dl>\n");
        if (reference.Operations.FirstOrDefault(entry => reference.Samples.ContainsKey(entry.Method)) is { } first)
        {
            page.Code("C#", reference.Samples[first.Method].Text).Code("curl", reference.Curl[first]);
        }

        page.Append($"</section>\n");
    }

    private static string Words(SecurityScheme scheme) => scheme switch
    {
        { Type: "apiKey", In: "query" } => $"An API key as the query parameter {scheme.ParameterName}.",
        { Type: "apiKey" } => $"An API key as the {scheme.In} {scheme.ParameterName}.",
        { Type: "http", Scheme: { } name } when name.Equals("bearer", StringComparison.OrdinalIgnoreCase)
            => "A bearer token in the Authorization header.",
        { Type: "http", Scheme: { } name } => $"HTTP authentication with the scheme {name}.",
        { Type: "oauth2" } => "An OAuth 2.0 token in the Authorization header.",
        _ => $"{scheme.Type}.",
    };
}
