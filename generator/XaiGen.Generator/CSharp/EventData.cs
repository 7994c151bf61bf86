namespace XaiGen.Generator.CSharp;

/// <summary>What the item of a server-sent event is made of.</summary>
internal enum EventData
{
    /// <summary>Its data, which is JSON.</summary>
    Json,

    /// <summary>Its data, which is a text.</summary>
    Text,

    /// <summary>The whole event as an object, which its name tells apart from others.</summary>
    Event,
}
