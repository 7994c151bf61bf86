namespace XaiGen.Contract.Model;

/// <summary>How a number is represented in JSON.</summary>
public enum NumberForm
{
    /// <summary>As a number.</summary>
    Number,

    /// <summary>As a number, or as its digits in a string when read; always written as a number.</summary>
    NumberOrText,

    /// <summary>As <see cref="NumberOrText"/>; non-finite values are strings such as <c>NaN</c>.</summary>
    NumberOrName,

    /// <summary>As its digits in a string; a number is accepted when read.</summary>
    Text,
}
