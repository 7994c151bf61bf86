namespace XaiGen.Contract.Model;

/// <summary>How one property of a multipart or form body is written.</summary>
public sealed record PartEncoding(string Property, string? ContentType, string? Style, bool? Explode);
