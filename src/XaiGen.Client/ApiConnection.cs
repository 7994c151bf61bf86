namespace XaiGen.GeneratedSupport;

internal sealed partial class ApiConnection
{
    // xAI's own SDKs expect an endpoint that ends in /v1; the paths of this contract already start with /v1.
    static partial void Adjust(ref Uri endpoint)
    {
        string text = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (text.EndsWith("/v1", StringComparison.Ordinal))
        {
            endpoint = new Uri(text[..^3]);
        }
    }
}
