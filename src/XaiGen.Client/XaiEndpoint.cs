namespace XaiGen.GeneratedSupport;

internal sealed partial class ApiConnection
{
    // The vendor's own SDKs take an address that ends in /v1; here the contract's paths begin with it.
    static partial void Adjust(ref Uri endpoint)
    {
        string text = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (text.EndsWith("/v1", StringComparison.Ordinal))
        {
            endpoint = new Uri(text[..^3]);
        }
    }
}
