namespace XaiGen.Contract.Model;

/// <summary>How a number stands in JSON.</summary>
public enum NumberForm
{
    /// <summary>As a number.</summary>
    Number,

    /// <summary>As a number, or as its digits in a string; it is written as a number.</summary>
    NumberOrText,

    /// <summary>As <see cref="NumberOrText"/>; what is not finite is a string such as <c>NaN</c>.</summary>
    NumberOrName,

    /// <summary>As its digits in a string; a number is read too.</summary>
    Text,
}
