namespace XaiGen.Contract.Reading.Overlays;

/// <summary>The text is not a valid query, or the query visits too many nodes.</summary>
internal sealed class JsonPathException(string message) : Exception(message);
