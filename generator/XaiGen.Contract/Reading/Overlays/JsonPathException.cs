namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A text is no query, or the query has no end.</summary>
internal sealed class JsonPathException(string message) : Exception(message);
