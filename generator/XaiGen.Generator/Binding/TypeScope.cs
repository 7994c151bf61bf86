using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding;

/// <summary>A place for types of inline schemas, and the names that are taken there.</summary>
/// <param name="path">The enclosing type's name; empty at the top.</param>
internal sealed class TypeScope(string path, Action<TypeModel> add, HashSet<string>? taken = null)
{
    private readonly string _enclosing = path.Substring(path.LastIndexOf('.') + 1);

    internal HashSet<string> Taken { get; } = taken ?? [];

    internal void Add(TypeModel type) => add(type);

    internal string Qualify(string name) => path.Length == 0 ? name : path + "." + name;

    /// <summary>Takes a name for what the contract has at <paramref name="place"/>.</summary>
    internal string Take(string name, string place) => Names.Take(path.Length == 0 ? name : Names.Nested(name, _enclosing), place, Taken);
}
