using XaiGen.Contract.Model;

namespace XaiGen.Generator.Symbols;

/// <summary>A C# symbol and the node of the contract that it was made from.</summary>
public sealed record GeneratedSymbol
{
    /// <summary>
    /// The node: where the contract says it. What is referred to has the place of its component; a component without
    /// a type of its own in C# stands for everything that uses it.
    /// </summary>
    public required string Pointer { get; init; }

    /// <summary>What the node became.</summary>
    public required GeneratedSymbolKind Kind { get; init; }

    /// <summary>The type's name without the namespace, dotted where it is nested: <c>ImageInput.FileId</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The member's name; null for the type itself.</summary>
    public string? Member { get; init; }

    /// <summary>The name of the method's parameter; null for the member itself.</summary>
    public string? Parameter { get; init; }

    /// <summary>The name of the generated file.</summary>
    public required string File { get; init; }

    /// <summary>The generated types that a property, a parameter or a result is of.</summary>
    public EquatableArray<string> Uses { get; init; }

    /// <summary>What the code does, without what follows from other symbols.</summary>
    public EquatableArray<SymbolFact> Facts { get; init; }

    /// <summary>Such as <c>FilesClient.ListAsync</c>.</summary>
    public string Name => Member is null ? Type : $"{Type}.{Member}";
}
