namespace XaiGen.Generator.Emission;

/// <summary>What an argument of a typed method represents.</summary>
internal enum ArgumentKind
{
    Value,
    Request,
    Options,
}
