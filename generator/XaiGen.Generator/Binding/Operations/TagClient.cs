using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>The client of a tag while it is being bound.</summary>
internal sealed class TagClient(Identifier property, Identifier name, string pointer, Doc doc)
{
    private readonly List<TypeModel> _nested = [];

    internal Identifier Property { get; } = property;

    internal Identifier Name { get; } = name;

    internal string Pointer { get; } = pointer;

    internal Doc Doc { get; } = doc;

    internal TypeScope Nested => field ??= new TypeScope(Name, _nested.Add);

    internal List<MethodModel> Methods { get; } = [];

    internal List<ResumeModel> Resumes { get; } = [];

    internal SubClientModel ToModel() => new()
    {
        Name = Name,
        Doc = Doc,
        Methods = Methods.ToEquatableArray(),
        Resumes = Resumes.ToEquatableArray(),
        Nested = _nested.ToEquatableArray(),
    };
}
