using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Unions;

/// <summary>Turns <c>oneOf</c>, <c>anyOf</c> and groups of exclusive properties into closed unions, and finds what tells their cases apart.</summary>
internal sealed class UnionBinder(TypeBinder types, SchemaResolver schemas, BindingProblems problems)
{
    /// <summary>What a union itself or each of its cases may declare.</summary>
    private static readonly string[] s_ownCases = ["Unknown", "Bytes", "Json", "MediaType", "Value", "TResult"];

    private readonly UnionDiscriminators _marks = new(schemas, problems);
    private readonly Dictionary<string, JsonTypes> _kinds = [];

    internal UnionModel Define(UnionSchema union, TypeRef type, Identifier name)
    {
        (Schema schema, EquatableArray<Schema> members) = (union.Written, union.Members);
        if (schema.UnionNames.Count > 0 && schema.UnionNames.Count != members.Count)
        {
            problems.Add(
                ProblemRules.UnionNameCount, schema.Pointer + "/x-xaigen-union",
                $"x-xaigen-union names {schema.UnionNames.Count} cases, but the union has {members.Count} members. Give one name for each, in their order.");
        }

        var nested = new List<TypeModel>();
        var scope = new TypeScope(type.Name!, nested.Add, [name]);
        ObjectShape beside = schemas.ShapeOf(schema);
        UnionMember[] parts = [.. members.Select((member, i) => Describe(member, i, schema, beside))];
        string? tag = _marks.DistinguishObjects(schema, parts);
        _marks.DistinguishKinds(schema, parts);
        foreach (UnionMember part in parts)
        {
            part.Name = part.Name.Length > 0 ? part.Name : NameOf(part.Kinds);
        }

        types.SupportParts |= parts.Any(part => part.Discriminator == CaseDiscriminator.BestMatch) ? SupportParts.BestMatch : SupportParts.None;
        bool isNamed = schema.UnionNames.Count > 0;
        Identifier[] names = Names.Allocate(
            BesideFactories([.. parts.Select(part => new NameRequest(
                part.Schema.Reference ?? part.Schema.Pointer,
                isNamed ? Names.Explicit(part.Name, name, "Case", s_ownCases) : Names.Member(part.Name, name, "Case", s_ownCases),
                isNamed))], scope.Taken),
            scope.Taken);
        return new UnionModel
        {
            Name = name,
            Pointer = schema.Pointer,
            Doc = Docs.Of(schema),
            TagProperty = tag,
            TagKind = tag is null ? JsonLiteralKind.String : _marks.TagKindOf(parts, tag),
            Cases = parts.Select((part, i) => BindCase(part, names[i], tag, scope)).ToEquatableArray(),
            Nested = nested.ToEquatableArray(),
        };
    }

    /// <summary>
    /// The factory of a case <c>Date</c> is called <c>FromDate</c>, which another case, the union itself or a type in it cannot be, too.
    /// </summary>
    private static NameRequest[] BesideFactories(NameRequest[] wishes, HashSet<string> taken)
        => [.. wishes.Select(wish => wishes.Any(other => "From" + other.Name == wish.Name) || taken.Contains("From" + wish.Name)
            ? wish with { Name = wish.Name + "Case" }
            : wish)];

    /// <summary>The union of an object's properties of which exactly one is set.</summary>
    /// <param name="grouped">Properties that are in a group already.</param>
    internal GroupModel? DefineGroup(ExactlyOne group, string pointer, ObjectShape shape, string enclosingType, HashSet<string> grouped)
    {
        if (group.Properties.FirstOrDefault(grouped.Contains) is { } twice)
        {
            problems.Add(
                ProblemRules.ExactlyOneUnresolved, pointer + "/x-xaigen-exactly-one",
                $"x-xaigen-exactly-one has '{twice}' in two groups. A property can be in one.");
            return null;
        }

        if (group.Properties.FirstOrDefault(property => shape.Find(property) is null) is { } unknown)
        {
            problems.Add(
                ProblemRules.ExactlyOneUnresolved, pointer + "/x-xaigen-exactly-one",
                $"x-xaigen-exactly-one names '{unknown}', which is not a property here. Correct the name or add the property.");
            return null;
        }

        Identifier name = types.TopLevel.Allocate(enclosingType + Names.Explicit(group.Name), pointer);
        string place = JsonPointer.Append(pointer + "/x-xaigen-exactly-one", group.Name);
        Identifier[] names = Names.Allocate(
            BesideFactories([.. group.Properties.Select(property => new NameRequest(property, Names.Member(property, name, "Case", s_ownCases)))], [name]),
            [name]);
        types.TopLevel.Add(new UnionModel
        {
            Name = name,
            Pointer = place,
            IsGroup = true,
            Doc = new Doc($"Exactly one of {string.Join(", ", group.Properties)}."),
            Cases = group.Properties
                .Select((property, i) =>
                {
                    Schema schema = shape.Find(property)!.Schema;
                    TypeRef value = types.Bind(schema, types.TopLevel, name + Names.Pascal(property)).Nullable(false);
                    return new CaseModel
                    {
                        Name = names[i],
                        Pointer = schema.Pointer,
                        Kinds = JsonTypes.Object,
                        Discriminator = CaseDiscriminator.Property,
                        DiscriminatorValues = new[] { property }.ToEquatableArray(),
                        Value = value,
                        ValueProperty = property,
                        Checks = types.ChecksOf(schema, value),
                        Doc = Docs.Of(schema, schemas.Follow(schema)),
                    };
                })
                .ToEquatableArray(),
        });
        return new GroupModel(Identifier.Of(Names.Explicit(group.Name)), name, group.Properties, place, new Doc($"Exactly one of {string.Join(", ", group.Properties)}."));
    }

    private CaseModel BindCase(UnionMember member, Identifier name, string? tag, TypeScope scope)
    {
        var @case = new CaseModel
        {
            Name = name,
            Pointer = member.Schema.Pointer,
            Kinds = member.Kinds,
            Discriminator = member.Discriminator,
            DiscriminatorValues = member.DiscriminatorValues,
            Shapes = member.Shapes,
            Doc = Docs.Of(member.Schema, schemas.Follow(member.Schema)),
        };

        if (!member.IsInlineObject)
        {
            TypeRef whole = types.Bind(member.Schema, scope, name + "Type").Nullable(false);
            return @case with { Value = whole, Checks = types.ChecksOf(member.Schema, whole) };
        }

        // A tag of one value goes without saying; one of several is a property like any other.
        var properties = member.Shape.Properties.Where(property => property.Name != tag || member.DiscriminatorValues.Count > 1).ToList();
        if (properties.Count == 1 && properties[0].IsRequired && tag is null)
        {
            (string wireName, Schema schema, _) = properties[0];
            TypeRef value = types.Bind(schema, scope, name + "Type").Nullable(false);
            return @case with
            {
                Value = value,
                ValueProperty = wireName,
                ValuePointer = schema.Pointer,
                AcceptsBytes = value.Kind == ValueKind.Uri && schemas.Follow(schema) is { IsDataUri: true },
                Checks = types.ChecksOf(schema, value),
                Doc = Docs.Of(member.Schema.Description is null ? schema : member.Schema),
            };
        }

        return @case with { Properties = types.BindProperties(properties, scope, name, taken: [name], typePrefix: name) };
    }

    /// <param name="beside">Properties that every object of the union has.</param>
    private UnionMember Describe(Schema member, int index, Schema union, ObjectShape beside)
    {
        Schema resolved = schemas.Follow(member) ?? member;
        ObjectShape shape = schemas.ShapeOf(member);
        string name = index < union.UnionNames.Count
            ? union.UnionNames[index]
            : member.Reference is { } pointer ? types.NameOf(pointer) : member.CSharpName ?? member.Title ?? "";
        JsonTypes kinds = KindsOf(resolved, shape);
        bool isObject = kinds == JsonTypes.Object && SchemaResolver.MembersOf(resolved).Count == 0;
        bool isMore = isObject && beside.Properties.Any(property => shape.Find(property.Name) is null);
        return new UnionMember(member, isMore ? shape.With(beside) : shape, kinds)
        {
            Name = name,
            IsInlineObject = isMore || (isObject && member.Reference is null && shape.Properties.Count > 0),
        };
    }

    /// <summary>The JSON kinds of a member, found once: unions that hold one another would be walked again from each.</summary>
    private JsonTypes KindsOf(Schema schema, ObjectShape shape)
    {
        if (SchemaResolver.MembersOf(schema).IsEmpty)
        {
            return KindsOf(schema, shape, []);
        }

        if (!_kinds.TryGetValue(schema.Pointer, out JsonTypes kinds))
        {
            kinds = KindsOf(schema, shape, []);
            _kinds.Add(schema.Pointer, kinds);
        }

        return kinds;
    }

    private JsonTypes KindsOf(Schema schema, ObjectShape shape, HashSet<string> visited, int depth = 0)
    {
        if (schema.Types != JsonTypes.None)
        {
            return JsonKinds.Of(schema);
        }

        if (schema.Enum.Count > 0)
        {
            return JsonKinds.Of(schema.Enum);
        }

        EquatableArray<Schema> members = SchemaResolver.MembersOf(schema);
        if (members.Count > 0 && depth < SchemaResolver.MaxUnionDepth && visited.Add(schema.Pointer))
        {
            return members.Aggregate(
                JsonTypes.None,
                (kinds, member) => kinds | KindsOf(schemas.Follow(member) ?? member, schemas.ShapeOf(member), visited, depth + 1));
        }

        return shape.Properties.Count > 0 ? JsonTypes.Object : schema.Items is not null ? JsonTypes.Array : shape.Types;
    }

    private static string NameOf(JsonTypes kinds) => kinds switch
    {
        // A number that may be written as text.
        _ when (kinds & ~JsonTypes.String) is JsonTypes.Integer or JsonTypes.Number => "Number",
        JsonTypes.Boolean => "Boolean",
        JsonTypes.Integer or JsonTypes.Number or (JsonTypes.Integer | JsonTypes.Number) => "Number",
        JsonTypes.String => "Text",
        JsonTypes.Array => "List",
        JsonTypes.Object => "Object",
        _ => "Any",
    };
}
