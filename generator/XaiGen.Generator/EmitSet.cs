namespace XaiGen.Generator;

/// <summary>What is generated.</summary>
public enum EmitSet
{
    /// <summary>Types and clients.</summary>
    Client,

    /// <summary>
    /// Only the types, with their JSON code and validation. They depend on nothing but the framework, so bytes are a <c>byte[]</c>.
    /// </summary>
    Models,
}
