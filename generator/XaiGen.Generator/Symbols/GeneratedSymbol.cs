using XaiGen.Contract.Model;

namespace XaiGen.Generator.Symbols;

/// <summary>A C# symbol and the node of the contract that it was made from.</summary>
public sealed record GeneratedSymbol
{
    /// <summary>
    /// The pointer of the node in the contract. A referenced node has the pointer of its component; a component without
    /// a separate C# type represents everything that uses it.
    /// </summary>
    public required string Pointer { get; init; }

    /// <summary>The kind of the symbol.</summary>
    public required GeneratedSymbolKind Kind { get; init; }

    /// <summary>The name of the type without its namespace, dotted if it is nested: <c>ImageInput.FileId</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The member's name; null for the type itself.</summary>
    public string? Member { get; init; }

    /// <summary>The name of the method's parameter; null for the member itself.</summary>
    public string? Parameter { get; init; }

    /// <summary>The name of the generated file.</summary>
    public required string File { get; init; }

    /// <summary>The generated types in the type of a property, parameter or result.</summary>
    public EquatableArray<string> Uses { get; init; }

    /// <summary>The facts about its code, except for those that follow from other symbols.</summary>
    public EquatableArray<SymbolFact> Facts { get; init; }

    /// <summary>The name of the symbol, such as <c>FilesClient.ListAsync</c>.</summary>
    public string Name => Member is null ? Type : $"{Type}.{Member}";
}
