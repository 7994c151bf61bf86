using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding;

/// <summary>A tag's client while it is being bound.</summary>
internal sealed class TagClient(string property, string name, Doc doc)
{
    private readonly List<NestedType> _nested = [];

    internal string Property { get; } = property;

    internal string Name { get; } = name;

    internal Doc Doc { get; } = doc;

    internal TypeScope Nested => field ??= new TypeScope(Name, type => _nested.Add(new NestedType(type)));

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
