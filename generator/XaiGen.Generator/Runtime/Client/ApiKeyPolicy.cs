#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Threading.Tasks;

/// <summary>
/// Sends the key in a header, in the query or in a cookie. System.ClientModel has a policy for headers only, and that policy spends more
/// time forwarding the message than adding the key.
/// </summary>
internal sealed class ApiKeyPolicy(ApiKeyCredential credential, Action<PipelineRequest, string> add) : PipelinePolicy
{
    public static ApiKeyPolicy InHeader(ApiKeyCredential credential, string header, string prefix = "")
        => new(credential, (request, key) => request.Headers.Set(header, prefix + key));

    // The policy runs on every attempt, and the request keeps what the previous attempt added.
    public static ApiKeyPolicy InQuery(ApiKeyCredential credential, string parameter)
        => new(credential, (request, key) =>
        {
            var address = new UriBuilder(request.Uri!);
            address.Query = With(address.Query.TrimStart('?'), parameter, key, "&");
            request.Uri = address.Uri;
        });

    public static ApiKeyPolicy InCookie(ApiKeyCredential credential, string cookie)
        => new(credential, (request, key) =>
            request.Headers.Set(
                "Cookie", With(request.Headers.TryGetValue("Cookie", out string? cookies) ? cookies! : "", cookie, key, "; ")));

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        AddKey(message.Request);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        AddKey(message.Request);
        return pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1);
    }

    private void AddKey(PipelineRequest request)
    {
        credential.Deconstruct(out string key);
        add(request, key);
    }

    private static string With(string pairs, string name, string key, string separator)
    {
        string start = Uri.EscapeDataString(name) + "=";
        IEnumerable<string> others = pairs.Split(separator, StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(start, StringComparison.Ordinal));
        return string.Join(separator, others.Append(start + Uri.EscapeDataString(key)));
    }
}
