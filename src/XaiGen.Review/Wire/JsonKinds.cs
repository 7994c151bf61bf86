namespace XaiGen.Review.Wire;

/// <summary>Kinds of JSON values; a schema's <c>number</c> is <see cref="Integer"/> and <see cref="Fraction"/>.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Fraction = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Number = Integer | Fraction,
    All = Null | Boolean | Number | String | Array | Object,
}
