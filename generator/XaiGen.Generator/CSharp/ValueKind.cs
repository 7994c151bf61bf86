namespace XaiGen.Generator.CSharp;

/// <summary>How a value is represented in C# and on the wire.</summary>
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

    /// <summary>A <c>DateTime</c> without an offset.</summary>
    LocalDateTime,

    /// <summary>A <c>TimeSpan</c>, written in ISO 8601 format.</summary>
    Duration,

    /// <summary>A <c>TimeSpan</c>, written in .NET's format.</summary>
    TimeSpan,

    /// <summary>A <c>DateTimeOffset</c>, written as whole seconds since 1970.</summary>
    UnixTime,

    /// <summary>A <c>TimeSpan</c>, written as a number of seconds.</summary>
    Seconds,

    /// <summary>Bytes, written as base64.</summary>
    Base64,

    /// <summary>
    /// As <see cref="Base64"/>, but a <c>byte[]</c>, for types without a client, which do not reference System.ClientModel.
    /// </summary>
    Bytes,

    /// <summary>As <see cref="Base64"/>, with the URL-safe alphabet.</summary>
    Base64Url,

    /// <summary>As <see cref="Bytes"/>, with the URL-safe alphabet.</summary>
    BytesUrl,

    /// <summary>A file in a multipart body.</summary>
    File,

    /// <summary>Any JSON value: a <c>JsonElement</c>.</summary>
    Any,

    /// <summary>A generated record or union.</summary>
    Model,

    /// <summary>A generated identifier or open enum over a string.</summary>
    WireString,

    /// <summary>A generated open enum over an integer.</summary>
    WireInteger,
    List,
    Map,

    /// <summary>The bytes of a response, read as they arrive: a <c>Stream</c>.</summary>
    Stream,

    /// <summary>A sequence of values that arrive one by one: an <c>IAsyncEnumerable</c>.</summary>
    Sequence,
}
