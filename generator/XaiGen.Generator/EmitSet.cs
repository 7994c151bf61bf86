namespace XaiGen.Generator;

/// <summary>What is generated.</summary>
public enum EmitSet
{
    /// <summary>Types and clients.</summary>
    Client,

    /// <summary>
    /// The types alone, with their JSON code and checks. They need nothing but the framework, so bytes are a <c>byte[]</c>.
    /// </summary>
    Models,
}
