namespace XaiGen.Generator.CSharp;

/// <summary>How a value looks in C# and on the wire.</summary>
internal enum ValueKind
{
    String,
    Boolean,
    Int8,
    Int16,
    Int32,
    Int64,
    Int128,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    UInt128,
    Single,
    Double,
    Decimal,
    Uri,
    Guid,
    DateTime,
    Date,

    /// <summary>A <c>TimeOnly</c>.</summary>
    Time,

    /// <summary>A <c>DateTime</c> that says no offset.</summary>
    LocalDateTime,

    /// <summary>A <c>TimeSpan</c>, written as ISO 8601 has it.</summary>
    Duration,

    /// <summary>A <c>TimeSpan</c>, written as .NET does.</summary>
    TimeSpan,

    /// <summary>A <c>DateTimeOffset</c>, written as whole seconds since 1970.</summary>
    UnixTime,

    /// <summary>A <c>TimeSpan</c>, written as a number of seconds.</summary>
    Seconds,

    /// <summary>Bytes, written as base64.</summary>
    Base64,

    /// <summary>The same without a library, where there is no client: a <c>byte[]</c>.</summary>
    Bytes,

    /// <summary>As <see cref="Base64"/>, with the letters that URLs take.</summary>
    Base64Url,

    /// <summary>As <see cref="Bytes"/>, with the letters that URLs take.</summary>
    BytesUrl,

    /// <summary>A file in a multipart body.</summary>
    File,

    /// <summary>Anything: a <c>JsonElement</c>.</summary>
    Any,

    /// <summary>A generated record or union.</summary>
    Model,

    /// <summary>A generated identifier or open enum over a string.</summary>
    WireString,

    /// <summary>A generated open enum over an integer.</summary>
    WireInteger,
    List,
    Map,

    /// <summary>Bytes of a response, read as they come: a <c>Stream</c>.</summary>
    Stream,

    /// <summary>Values that come one after the other: an <c>IAsyncEnumerable</c>.</summary>
    Sequence,
}
