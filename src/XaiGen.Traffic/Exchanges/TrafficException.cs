namespace XaiGen.Traffic.Exchanges;

/// <summary>A source of exchanges, or a folder for them, cannot be used; the message describes the reason and the remedy.</summary>
public sealed class TrafficException(string message) : Exception(message);
