using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>An object as a sealed record, or class, with its JSON code.</summary>
/// <param name="place">Where the contract describes it; empty if another comment says so.</param>
internal sealed class RecordEmitter(CSharpExpressions cs, RecordModel type, TypeName path, string place)
{
    private readonly Code _self = cs.Qualified(path);
    private readonly PropertyCode _properties = new(cs, type.Properties, type.Pointer, type.AdditionalProperties, flags: cs.FlagsOf(path));
    private readonly Identifier[] _flags = [.. type.Properties.Select(property => property.Name).Where(cs.FlagsOf(path).Contains)];

    /// <summary>Whether C# copies it; the parts of a form are always a record, which needs no JSON to have a text.</summary>
    private bool IsRecord => cs.HasRecords || !type.HasJson;

    internal Code Write() => $$"""
        {{DocComment.Of(type.Doc, $"The object '{type.Name}'.", place)}}
        {{TypeEmitter.GeneratedOn(path)}}
        {{Code.If(type.HasJson, $"[_api::WireModel<{_self}>]")}}
        {{cs.AccessOf(path)}} sealed partial {{(IsRecord ? Code.Of($"record") : $"class")}} {{type.Name}}{{Code.If(type.HasJson, $" : _api::IWireModel<{_self}>")}}
        {
            {{Code.Members(Members())}}
        }
        """;

    private IEnumerable<Code> Members()
    {
        IEnumerable<Code> members = type.Groups.Select(Declare)
            .Concat(_properties.Declarations());
        members = type.EstimateName is { } name ? members.Append(new CostCode(cs, type.Costs).Estimate(name)) : members;
        members = type.IsSent ? members.Append(TypeEmitter.Validate(cs, cs.IsChecked(path))) : members;
        members = cs.IsChecked(path) ? members.Concat(Checks()) : members;
        // A file has no JSON form: an object that holds one is the parts of a form.
        IEnumerable<Code> values = IsRecord ? MemberList.OfRecord(_self, isCase: false) : [MemberList.Text];
        members = type.HasJson ? [.. members, .. Reading(), Writing(), .. values] : members;
        return members.Append(Copy()).Concat(TypeEmitter.Write(type.Nested, cs, path, type.Pointer));
    }

    /// <summary>Returns a copy with a flag that the client sets; where all objects are records, it uses <c>with</c>.</summary>
    private Code Copy() => Code.If(_flags.Length > 0, $$"""
        internal {{_self}} ToCopy(string flag)
        {
            var copy = ({{_self}})MemberwiseClone();
            switch (flag)
            {
                {{Code.Lines(_flags.Select(flag => Code.Of($"case nameof({flag}): copy.{_properties.FieldOf(flag)} = true; break;")))}}
            }

            return copy;
        }
        """);

    private Code Declare(GroupModel group) => $$"""
        {{DocComment.Of(group.Doc, "", group.Pointer)}}
        public required {{cs.Qualified(group.UnionName)}} {{group.Name}} { get; init; }
        """;

    private IEnumerable<Code> Checks()
    {
        IEnumerable<Code> checks = type.Groups.SelectMany(Checks).Concat(_properties.Checks());
        yield return $$"""
            internal void Validate(_api::At at, _api::Check _check)
            {
                {{Code.Lines(checks)}}
            }
            """;
        foreach (Code field in _properties.Patterns.Declarations())
        {
            yield return field;
        }
    }

    private IEnumerable<Code> Checks(GroupModel group)
    {
        yield return $"_check.Required(this.{group.Name}, at, {Literal.Of(string.Join(" or ", group.WireNames))});";
        if (cs.IsChecked(group.UnionName))
        {
            yield return $"this.{group.Name}?.Validate(at, _check);";
        }
    }

    private IEnumerable<Code> Reading()
    {
        Code read = $"static object _api::IMembers.Read(ref _json::Utf8JsonReader reader) => new {_self}(ref reader);";
        return _properties.Reading(type.Name, [.. type.Groups.SelectMany(Read)], Code.Lines(type.Groups.Select(Require))).Append(read);
    }

    private IEnumerable<(string WireName, Code Statement)> Read(GroupModel group)
        => group.WireNames.Select((wireName, i) => (
            wireName, Code.Of($"this.{group.Name} = {cs.Qualified(group.UnionName)}.Read(ref reader, {i}, this.{group.Name})!;")));

    private static Code Require(GroupModel group)
    {
        string names = string.Join(", ", group.WireNames.Select(name => $"'{name}'"));
        var message = Literal.Of($"Expected exactly one of {names}, found none");
        return $"_ = this.{group.Name} ?? throw _api::JsonRead.NoCase(ref reader, {message});";
    }

    private Code Writing() => $$"""
        void _api::IMembers.Write(ref _api::WireWriter to)
        {
            {{_properties.Writing(first: Code.Lines(type.Groups.Select(group => Code.Of($"to.Group(nameof({group.Name}), this.{group.Name});"))))}}
        }
        """;
}
