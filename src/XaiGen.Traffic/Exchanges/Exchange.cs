namespace XaiGen.Traffic.Exchanges;

/// <summary>A request and the response to it.</summary>
/// <param name="At">When the request was sent.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The complete URL, with the query.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="Response">The response.</param>
public sealed record Exchange(DateTimeOffset At, string Method, Uri Url, HttpMessage Request, int Status, HttpMessage Response);
