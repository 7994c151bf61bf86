namespace XaiGen.Generator.CSharp;

internal enum AnswerKind
{
    None,
    Json,

    /// <summary>Bytes, read as they come.</summary>
    Stream,
    Text,
}
