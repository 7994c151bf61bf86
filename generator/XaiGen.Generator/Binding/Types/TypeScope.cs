using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>A place for types of inline schemas, and the names that are taken there.</summary>
/// <param name="path">The enclosing type; null at the top.</param>
internal sealed class TypeScope(TypeName? path, Action<TypeModel> add, HashSet<string>? taken = null)
{
    private readonly Identifier? _enclosing = path?.Innermost;

    internal HashSet<string> Taken { get; } = taken ?? [];

    internal void Add(TypeModel type) => add(type);

    internal TypeName Qualify(Identifier name) => path?.Inner(name) ?? name;

    /// <summary>Takes a name for what the contract has at <paramref name="place"/>.</summary>
    internal Identifier Allocate(string name, string place) => Names.AllocateUnique(_enclosing is null ? name : Names.Nested(name, _enclosing), place, Taken);
}
