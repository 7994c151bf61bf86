namespace XaiGen.Generator.CSharp;

/// <summary>A part of a form: a property, and how it is encoded.</summary>
/// <param name="MediaType">Null where it goes without saying.</param>
/// <param name="Style">The style of a value of several parts in an URL-encoded form.</param>
internal sealed record PartModel(PropertyModel Property, string? MediaType, bool IsJson, string Style, bool Explode);
