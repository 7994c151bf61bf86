using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>A place for types of inline schemas, and the names that are taken there.</summary>
/// <param name="path">The enclosing type; null at the top.</param>
/// <param name="add">Takes the types.</param>
/// <param name="taken">The names that are taken already.</param>
/// <param name="directions">Which way values of the enclosing type go; null where that is no matter of the types inside.</param>
internal sealed class TypeScope(TypeName? path, Action<TypeModel> add, HashSet<string>? taken = null, Directions? directions = null)
{
    private readonly Identifier? _enclosing = path?.Innermost;

    /// <summary>
    /// Which way values of the types go, where the enclosing type says it: an inline schema may come into several types by <c>allOf</c>.
    /// </summary>
    internal Directions? Directions => directions;

    internal HashSet<string> Taken { get; } = taken ?? [];

    internal void Add(TypeModel type) => add(type);

    internal TypeName Qualify(Identifier name) => path?.Inner(name) ?? name;

    /// <summary>Takes a name for what the contract has at <paramref name="place"/>.</summary>
    internal Identifier Allocate(string name, string place)
        => Names.AllocateUnique(_enclosing is null ? name : Names.Nested(name, _enclosing), place, Taken);
}
