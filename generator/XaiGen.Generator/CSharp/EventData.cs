namespace XaiGen.Generator.CSharp;

/// <summary>Which part of a server-sent event becomes the item.</summary>
internal enum EventData
{
    /// <summary>The event's data as JSON.</summary>
    Json,

    /// <summary>The event's data as text.</summary>
    Text,

    /// <summary>The whole event as an object, which its name distinguishes from others.</summary>
    Event,
}
