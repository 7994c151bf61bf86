namespace XaiGen.Contract.Model;

public enum JsonLiteralKind
{
    Null,
    Boolean,
    Number,
    String,

    /// <summary>An object or an array; the text is JSON.</summary>
    Structure,
}
