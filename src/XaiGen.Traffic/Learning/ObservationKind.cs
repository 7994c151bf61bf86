namespace XaiGen.Traffic.Learning;

/// <summary>How an exchange departs from the contract.</summary>
public enum ObservationKind
{
    /// <summary>An object has an undescribed property.</summary>
    UnknownProperty,

    /// <summary>A required property is missing.</summary>
    MissingProperty,

    /// <summary>A value is null although null is not allowed.</summary>
    UnexpectedNull,

    /// <summary>A value has an undescribed type.</summary>
    OtherType,

    /// <summary>A value is not in the list of allowed values.</summary>
    UnknownValue,

    /// <summary>A value matches no member of a union.</summary>
    UnknownCase,

    /// <summary>A number is less than the minimum.</summary>
    BelowMinimum,

    /// <summary>A number is greater than the maximum.</summary>
    AboveMaximum,

    /// <summary>A text, list or object is shorter than allowed.</summary>
    TooShort,

    /// <summary>A text, list or object is longer than allowed.</summary>
    TooLong,

    /// <summary>A text does not match the pattern.</summary>
    OtherPattern,

    /// <summary>A text does not have the required format.</summary>
    OtherFormat,

    /// <summary>A response has a status that the operation does not describe.</summary>
    UnknownStatus,

    /// <summary>A body has an undescribed media type.</summary>
    UnknownMediaType,

    /// <summary>A body cannot be read as its stated media type.</summary>
    Unreadable,

    /// <summary>A required header is missing.</summary>
    MissingHeader,

    /// <summary>A query parameter is not described, and the request succeeded.</summary>
    UnknownParameter,

    /// <summary>The contract has no such operation, and the request succeeded.</summary>
    UnknownOperation,
}
