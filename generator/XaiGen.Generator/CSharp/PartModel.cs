namespace XaiGen.Generator.CSharp;

/// <summary>A part of a form: a property and its encoding.</summary>
/// <param name="MediaType">Null for the default media type.</param>
/// <param name="Style">The style of a structured value in a URL-encoded form.</param>
internal sealed record PartModel(PropertyModel Property, string? MediaType, bool IsJson, string Style, bool Explode);
