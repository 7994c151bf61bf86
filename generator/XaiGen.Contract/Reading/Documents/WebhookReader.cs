using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads the calls that the API makes. Their bodies are read; their URLs are the receiver's concern.</summary>
internal sealed class WebhookReader(ReadingContext context, ContentReader content)
{
    /// <summary>The document's webhooks.</summary>
    public EquatableArray<ApiWebhook> ReadWebhooks(NodeReader webhooks)
        => Ordered(webhooks.Entries().SelectMany(
            item => ReadItem(item, item.Name, (name, mediaType) => ProblemRules.Webhooks.Message(name, mediaType))));

    /// <summary>An operation's callbacks.</summary>
    public EquatableArray<ApiWebhook> ReadCallbacks(NodeReader callbacks)
        => Ordered(callbacks.Entries().SelectMany(ReadCallback));

    private static EquatableArray<ApiWebhook> Ordered(IEnumerable<ApiWebhook> calls) => calls
        .OrderBy(call => call.Name, StringComparer.Ordinal)
        .ThenBy(call => call.Method, StringComparer.Ordinal)
        .ThenBy(call => call.Pointer, StringComparer.Ordinal)
        .ToEquatableArray();

    private IEnumerable<ApiWebhook> ReadCallback(NodeReader callback)
        => context.References.Follow(callback, Sections.Callbacks).ExtensibleEntries("a callback")
            .SelectMany(
                item => ReadItem(item, callback.Name, (name, mediaType) => ProblemRules.Callbacks.Message(name, mediaType)));

    private IEnumerable<ApiWebhook> ReadItem(NodeReader entry, string name, Func<string, string, ProblemMessage> withoutJson)
    {
        NodeReader item = context.References.Follow(entry, Sections.PathItems);
        return item.IsObject("a path item of a webhook", KnownFields.PathItem)
            ? KnownFields.Methods.Select(method => Read(item[method], name, withoutJson)).OfType<ApiWebhook>()
            : [];
    }

    private ApiWebhook? Read(NodeReader node, string name, Func<string, string, ProblemMessage> withoutJson)
    {
        if (!node.IsObject("a webhook", KnownFields.Operation))
        {
            return null;
        }

        context.Reach(node);
        EquatableArray<ApiContent> bodies =
            node["requestBody"] is { Exists: true } given ? content.ReadRequestBody(given)?.Content ?? default : default;
        ApiContent? body = bodies.FirstOrDefault(media => ApiContent.IsJson(media.MediaType));
        if (body is not null)
        {
            return new ApiWebhook
            {
                Pointer = node.Pointer,
                Name = name,
                Method = node.Name,
                MethodName = ExtensionReader.CSharpName(node[ExtensionKeywords.Method]),
                Summary = node["summary"].Text(),
                Description = node["description"].Text(),
                Source = node.Source(),
                IsDeprecated = node["deprecated"].Flag() ?? false,
                Body = body,
            };
        }

        if (bodies.Count > 0)
        {
            node.ReportAtKey(withoutJson(name.Abbreviated(), bodies[0].MediaType.Abbreviated()));
        }

        // No request is generated for the call, so the remaining fields have no effect.
        foreach (NodeReader field in node.Children())
        {
            field.Discount();
        }

        return null;
    }
}
