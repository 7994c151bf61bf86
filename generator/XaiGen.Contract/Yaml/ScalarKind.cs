namespace XaiGen.Contract.Yaml;

internal enum ScalarKind
{
    Null,
    Boolean,
    Integer,
    Float,
    String,
}
