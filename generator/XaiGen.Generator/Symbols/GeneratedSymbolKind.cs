namespace XaiGen.Generator.Symbols;

/// <summary>The kind of C# symbol for a node of a contract.</summary>
public enum GeneratedSymbolKind
{
    /// <summary>A type: record, union, open enum, identifier, handle.</summary>
    Type,

    /// <summary>A case of a union, a type inside it.</summary>
    Case,

    /// <summary>The static method of a union that creates one of its cases.</summary>
    Factory,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A known value of an open enum, a static property of it.</summary>
    EnumValue,

    /// <summary>A client: the class of a tag or of the whole API.</summary>
    Client,

    /// <summary>A method with typed arguments.</summary>
    Method,

    /// <summary>A method that takes and returns raw content.</summary>
    ProtocolMethod,

    /// <summary>An argument of a method.</summary>
    Parameter,

    /// <summary>What a method returns.</summary>
    Result,
}
