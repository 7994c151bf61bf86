using Microsoft.CodeAnalysis;
using XaiGen.Contract.Model;

namespace XaiGen.Review.Pages;

/// <summary>All errors, by status, with the operations that have them.</summary>
internal static class ErrorPage
{
    public static string AnchorOf(string status) => "status-" + string.Concat(status.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    public static void Write(Page page, ApiReference reference)
    {
        page.Append($"<h1>Errors</h1>\n");
        if (reference.Api.Exception is { } exception)
        {
            page.Append($"<p class=\"prose lead\">A call that fails throws <code>{exception.Name}</code>, which has the status and the body of the response.</p>\n");
        }

        (ApiResponse Response, OperationEntry Entry)[] errors = [.. reference.Operations.SelectMany(entry => entry.Operation.Responses
            .Where(OperationPage.IsError).Select(response => (response, entry)))];
        if (errors.Length == 0)
        {
            page.Append($"<p>The contract names no errors.</p>\n");
        }

        foreach (IGrouping<string, (ApiResponse Response, OperationEntry Entry)> status in errors.GroupBy(error => error.Response.Status)
            .OrderBy(status => status.Key, StringComparer.Ordinal))
        {
            page.Append($"<section>\n<h2 id=\"{AnchorOf(status.Key)}\">{status.Key}</h2>\n<dl class=\"members\">\n");
            foreach (IGrouping<string, (ApiResponse Response, OperationEntry Entry)> same in status
                .GroupBy(error => error.Response.Description ?? "", StringComparer.Ordinal).OrderByDescending(same => same.Count()))
            {
                ApiResponse response = same.First().Response;
                page.Append($"<dt>").Inline(same.Key.Length > 0 ? OverviewPage.FirstSentence(same.Key) : "Without a description");
                if (response.Content is [var content, ..] && OperationPage.TypeOf(reference, content.Pointer) is { } type)
                {
                    page.Append($" ").Type(type);
                }

                page.Append($"</dt>\n<dd>");
                string rest = same.Key.Length > 0 ? same.Key[OverviewPage.FirstSentence(same.Key).Length..] : "";
                page.Prose(rest);
                Operations(page, reference, [.. same.Select(error => error.Entry).Distinct()]);
                page.Append($"</dd>\n");
            }

            page.Append($"</dl>\n</section>\n");
        }
    }

    private static void Operations(Page page, ApiReference reference, OperationEntry[] entries)
    {
        if (entries.Length == reference.Operations.Count)
        {
            page.Append($"<p class=\"small\">All operations</p>\n");
            return;
        }

        page.Append($"<p class=\"small\">");
        for (int i = 0; i < entries.Length; i++)
        {
            page.Append($"{(i > 0 ? ", " : "")}<a href=\"{entries[i].File}\">{entries[i].Group.Name}.{entries[i].ShortName}</a>");
        }

        page.Append($"</p>\n");
    }
}
