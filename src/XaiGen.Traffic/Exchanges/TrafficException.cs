namespace XaiGen.Traffic.Exchanges;

/// <summary>A source of exchanges, or a folder for them, cannot be used; the message says which, why and what to do.</summary>
public sealed class TrafficException(string message) : Exception(message);
