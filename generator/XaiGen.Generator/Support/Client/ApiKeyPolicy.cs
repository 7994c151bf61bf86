#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Threading.Tasks;

/// <summary>Sends the key where System.ClientModel has no policy for: in the query or in a cookie.</summary>
internal sealed class ApiKeyPolicy(ApiKeyCredential credential, string parameter, bool inQuery) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        AddKey(message.Request);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        AddKey(message.Request);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void AddKey(PipelineRequest request)
    {
        credential.Deconstruct(out string key);
        string pair = $"{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(key)}";
        if (!inQuery)
        {
            string others = request.Headers.TryGetValue("Cookie", out string? cookies) ? WithoutKey(cookies!, "; ") : "";
            request.Headers.Set("Cookie", others.Length == 0 ? pair : $"{others}; {pair}");
            return;
        }

        // Each try comes by here, and the address keeps what the last one added.
        var address = new UriBuilder(request.Uri!);
        string query = WithoutKey(address.Query.TrimStart('?'), "&");
        address.Query = query.Length == 0 ? pair : $"{query}&{pair}";
        request.Uri = address.Uri;
    }

    private string WithoutKey(string pairs, string separator)
        => string.Join(separator, Array.FindAll(
            pairs.Split(separator, StringSplitOptions.RemoveEmptyEntries),
            pair => !pair.StartsWith(Uri.EscapeDataString(parameter) + "=", StringComparison.Ordinal)));
}
