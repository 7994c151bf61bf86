namespace XaiGen.Traffic.Learning;

/// <summary>How an exchange leaves the contract.</summary>
public enum ObservationKind
{
    /// <summary>An object has a property that is not described.</summary>
    UnknownProperty,

    /// <summary>A property that must be there is not.</summary>
    MissingProperty,

    /// <summary>Something is null that must not be.</summary>
    UnexpectedNull,

    /// <summary>A value is of a type that is not described.</summary>
    OtherType,

    /// <summary>A value is not in the list of values.</summary>
    UnknownValue,

    /// <summary>A value is none of the members of a union.</summary>
    UnknownCase,

    /// <summary>A number is less than its minimum.</summary>
    BelowMinimum,

    /// <summary>A number is greater than its maximum.</summary>
    AboveMaximum,

    /// <summary>A text, list or object is shorter than described.</summary>
    TooShort,

    /// <summary>A text, list or object is longer than described.</summary>
    TooLong,

    /// <summary>A text does not match its pattern.</summary>
    OtherPattern,

    /// <summary>A text is not of its format.</summary>
    OtherFormat,

    /// <summary>A response has a status that the operation does not name.</summary>
    UnknownStatus,

    /// <summary>A body has a media type that is not described.</summary>
    UnknownMediaType,

    /// <summary>A body is not of its own media type.</summary>
    Unreadable,

    /// <summary>A header that must be there is not.</summary>
    MissingHeader,

    /// <summary>A query parameter is not described, and the request succeeded.</summary>
    UnknownParameter,

    /// <summary>A path has no such operation, and the request succeeded.</summary>
    UnknownOperation,
}
