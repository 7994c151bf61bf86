namespace XaiGen.Contract.Model;

/// <summary>The JSON types that a value may have. <see cref="None"/> means that the schema does not restrict them.</summary>
[Flags]
public enum JsonTypes
{
    None = 0,
    Boolean = 1,
    Integer = 2,
    Number = 4,
    String = 8,
    Array = 16,
    Object = 32,
}
