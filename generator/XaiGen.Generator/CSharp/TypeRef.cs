namespace XaiGen.Generator;

/// <summary>How a value looks in C# and on the wire.</summary>
internal enum ValueKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    Uri,
    Guid,
    DateTime,
    Date,

    /// <summary>A <c>DateTimeOffset</c>, written as whole seconds since 1970.</summary>
    UnixTime,

    /// <summary>A <c>TimeSpan</c>, written as a number of seconds.</summary>
    Seconds,

    /// <summary>Bytes, written as base64.</summary>
    Base64,

    /// <summary>The same without a library, where there is no client: a <c>byte[]</c>.</summary>
    Bytes,

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
}

/// <summary>A use of a type: of a property, a parameter, an answer.</summary>
/// <param name="Name">The generated type's name within the namespace, dotted where nested; empty for the others.</param>
internal sealed record TypeRef(ValueKind Kind, string Name = "", TypeRef? Element = null, bool IsNullable = false)
{
    internal static readonly TypeRef String = new(ValueKind.String);
    internal static readonly TypeRef Any = new(ValueKind.Any);

    internal static TypeRef ListOf(TypeRef element) => new(ValueKind.List, Element: element);

    internal static TypeRef MapOf(TypeRef element) => new(ValueKind.Map, Element: element);

    internal TypeRef Nullable(bool isNullable = true) => isNullable == IsNullable ? this : this with { IsNullable = isNullable };

    internal bool IsValueType => Kind is not (ValueKind.String or ValueKind.Uri or ValueKind.Base64 or ValueKind.Bytes or ValueKind.File
        or ValueKind.Model or ValueKind.List or ValueKind.Map);
}
