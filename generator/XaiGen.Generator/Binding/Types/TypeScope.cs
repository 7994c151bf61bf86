using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>The scope for the types of inline schemas, with the names already in use there.</summary>
/// <param name="path">The enclosing type; null for the namespace.</param>
/// <param name="add">Receives the types.</param>
/// <param name="taken">The names already in use.</param>
/// <param name="directions">The directions of the enclosing type's values; null if they do not affect the nested types.</param>
internal sealed class TypeScope(TypeName? path, Action<TypeModel> add, HashSet<string>? taken = null, Directions? directions = null)
{
    private readonly Identifier? _enclosing = path?.Innermost;

    /// <summary>
    /// The directions of the nested types' values, if the enclosing type determines them: <c>allOf</c> may put an inline schema into
    /// several types.
    /// </summary>
    internal Directions? Directions => directions;

    internal HashSet<string> Taken { get; } = taken ?? [];

    internal void Add(TypeModel type) => add(type);

    internal TypeName Qualify(Identifier name) => path?.Inner(name) ?? name;

    /// <summary>Allocates a name for the node at <paramref name="place"/>.</summary>
    internal Identifier Allocate(string name, string place)
        => Names.AllocateUnique(_enclosing is null ? name : Names.Nested(name, _enclosing), place, Taken);
}
