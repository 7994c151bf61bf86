namespace XaiGen.Generator.Emission;

/// <summary>What an argument of a typed method stands for.</summary>
internal enum ArgumentKind
{
    Value,
    Request,
    Options,
}
