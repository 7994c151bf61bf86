using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>Turns <c>oneOf</c>, <c>anyOf</c> and groups of exclusive properties into closed unions, and finds what tells their cases apart.</summary>
internal sealed class UnionBinder(TypeBinder types, SchemaIndex schemas, BindingProblems problems)
{
    /// <summary>The members of a union; empty where the schema is none.</summary>
    internal static EquatableArray<Schema> MembersOf(Schema schema)
    {
        if (schema.OneOf.Count > 1 && !SchemaIndex.OnlyRequires(schema.OneOf))
        {
            return schema.OneOf;
        }

        if (schema.AnyOf.Count > 1 && !SchemaIndex.OnlyRequires(schema.AnyOf))
        {
            return schema.AnyOf;
        }

        return schema.Types is JsonTypes.Integer or JsonTypes.Number or (JsonTypes.Integer | JsonTypes.Number)
            ? default
            : SplitByType(schema);
    }

    /// <summary>A schema of several types is a union of one member for each.</summary>
    private static EquatableArray<Schema> SplitByType(Schema schema)
    {
        JsonTypes rest = schema.Types.HasFlag(JsonTypes.Number) ? schema.Types & ~JsonTypes.Integer : schema.Types;
        JsonTypes[] kinds = [.. AllKinds.Where(kind => rest.HasFlag(kind))];
        return kinds.Length > 1
            ? kinds.Select(kind => schema with { Types = kind, IsNullable = false, UnionNames = default }).ToEquatableArray()
            : default;
    }

    internal UnionModel Define(Schema schema, TypeRef type, string name)
    {
        EquatableArray<Schema> members = MembersOf(schema);
        if (schema.UnionNames.Count > 0 && schema.UnionNames.Count != members.Count)
        {
            problems.Add(
                ProblemRules.UnionNameCount, schema.Pointer,
                $"x-xaigen-union names {schema.UnionNames.Count} cases, but the union has {members.Count} members; give one name for each, in their order");
        }

        var nested = new List<NestedType>();
        var scope = new TypeScope(type.Name, model => nested.Add(new NestedType(model)));
        UnionMember[] parts = [.. members.Select((member, i) => Describe(member, i, schema))];
        string? tag = TellObjectsApart(schema, parts);
        TellKindsApart(parts);

        var taken = new HashSet<string> { name, "Unknown" };
        string[] names = [.. parts.Select((part, i) => scope.Take(Names.Unique(Names.Member(part.Name, name, "Case"), taken)))];
        return new UnionModel
        {
            Name = name,
            Doc = Docs.Of(schema),
            TagProperty = tag,
            Cases = parts.Select((part, i) => BindCase(part, names[i], tag, scope)).ToEquatableArray(),
            Nested = nested.ToEquatableArray(),
        };
    }

    /// <summary>The union of an object's properties of which exactly one is set.</summary>
    internal GroupModel? DefineGroup(ExactlyOne group, string pointer, ObjectShape shape, string enclosingType)
    {
        if (group.Properties.FirstOrDefault(property => !shape.Properties.ContainsKey(property)) is { } unknown)
        {
            problems.Add(
                ProblemRules.ExactlyOneUnresolved, pointer,
                $"x-xaigen-exactly-one names '{unknown}', which is no property here; correct the name or add the property");
            return null;
        }

        string name = types.TopLevel.Take(enclosingType + group.Name);
        types.TopLevel.Add(new UnionModel
        {
            Name = name,
            IsGroup = true,
            Doc = new Doc($"Exactly one of {string.Join(", ", group.Properties)}."),
            Cases = group.Properties
                .Select(property =>
                {
                    Schema schema = shape.Properties[property];
                    TypeRef value = types.Bind(schema, types.TopLevel, name + Names.Pascal(property)).Nullable(false);
                    return new CaseModel
                    {
                        Name = Names.Member(property, name, "Case"),
                        Kinds = JsonTypes.Object,
                        Mark = CaseMark.Property,
                        MarkValues = new[] { property }.ToEquatableArray(),
                        Value = value,
                        ValueProperty = property,
                        Checks = types.ChecksOf(schema, value),
                        Doc = Docs.Of(schema, schemas.Resolve(schema)),
                    };
                })
                .ToEquatableArray(),
        });
        return new GroupModel(group.Name, name, group.Properties, new Doc($"Exactly one of {string.Join(", ", group.Properties)}."));
    }

    private CaseModel BindCase(UnionMember member, string name, string? tag, TypeScope scope)
    {
        var @case = new CaseModel
        {
            Name = name,
            Kinds = member.Kinds,
            Mark = member.Mark,
            MarkValues = member.MarkValues,
            Doc = Docs.Of(member.Schema, schemas.Resolve(member.Schema)),
        };

        if (!member.IsInlineObject)
        {
            TypeRef whole = types.Bind(member.Schema, scope, name + "Type").Nullable(false);
            return @case with { Value = whole, Checks = types.ChecksOf(member.Schema, whole) };
        }

        var properties = member.Shape.InOrder().Where(property => property.Name != tag).ToList();
        if (properties.Count == 1 && properties[0].IsRequired && tag is null)
        {
            (string wireName, Schema schema, _) = properties[0];
            TypeRef value = types.Bind(schema, scope, name + "Type").Nullable(false);
            return @case with
            {
                Value = value,
                ValueProperty = wireName,
                AcceptsBytes = value.Kind == ValueKind.Uri && schemas.Resolve(schema) is { IsDataUri: true },
                Checks = types.ChecksOf(schema, value),
                Doc = Docs.Of(member.Schema.Description is null ? schema : member.Schema),
            };
        }

        var members = new HashSet<string>();
        return @case with { Properties = types.BindProperties(properties, scope, name, member => Names.Unique(member, members), typePrefix: name) };
    }

    private UnionMember Describe(Schema member, int index, Schema union)
    {
        Schema resolved = schemas.Resolve(member) ?? member;
        ObjectShape shape = schemas.Shape(member);
        string name = index < union.UnionNames.Count
            ? union.UnionNames[index]
            : member.Reference is { } pointer ? types.NameOf(pointer) : member.CSharpName ?? member.Title ?? "";
        return new UnionMember(member, shape, KindsOf(resolved, shape, []))
        {
            Name = name,
            IsInlineObject = member.Reference is null && shape.Properties.Count > 0 && MembersOf(member).Count == 0,
        };
    }

    private JsonTypes KindsOf(Schema schema, ObjectShape shape, HashSet<string> visited)
    {
        if (schema.Types != JsonTypes.None)
        {
            return schema.Types;
        }

        if (schema.Enum.Count > 0)
        {
            return schema.Enum.Aggregate(JsonTypes.None, (kinds, value) => kinds | value.Kind switch
            {
                JsonLiteralKind.String => JsonTypes.String,
                JsonLiteralKind.Number => JsonTypes.Number,
                JsonLiteralKind.Boolean => JsonTypes.Boolean,
                _ => JsonTypes.None,
            });
        }

        EquatableArray<Schema> members = MembersOf(schema);
        if (members.Count > 0 && visited.Add(schema.Pointer))
        {
            return members.Aggregate(
                JsonTypes.None,
                (kinds, member) => kinds | KindsOf(schemas.Resolve(member) ?? member, schemas.Shape(member), visited));
        }

        return shape.Properties.Count > 0 ? JsonTypes.Object : schema.Items is not null ? JsonTypes.Array : shape.Types;
    }

    /// <summary>Marks the object members; gives the property whose value decides, where one does.</summary>
    private string? TellObjectsApart(Schema union, UnionMember[] members)
    {
        UnionMember[] objects = [.. members.Where(member => member.Kinds == JsonTypes.Object)];
        if (objects.Length < 2)
        {
            return null;
        }

        string? tag = union.Discriminator?.PropertyName ?? CommonConstant(objects);
        if (tag is not null)
        {
            foreach (UnionMember member in objects)
            {
                member.Mark = CaseMark.Tag;
                member.MarkValues = TagValues(union.Discriminator, member, tag);
                member.Name = member.Name.Length > 0 ? member.Name : member.MarkValues.FirstOrDefault() ?? "";
            }

            return tag;
        }

        foreach (UnionMember member in objects)
        {
            string? own = member.Shape.Properties.Keys.FirstOrDefault(property =>
                member.Shape.Required.Contains(property)
                && objects.All(other => other == member || !other.Shape.Properties.ContainsKey(property)));
            member.Mark = own is null ? CaseMark.Otherwise : CaseMark.Property;
            member.MarkValues = own is null ? default : new[] { own }.ToEquatableArray();
            member.Name = member.Name.Length > 0 ? member.Name : own ?? "";
        }

        UnionMember[] unmarked = [.. objects.Where(member => member.Mark == CaseMark.Otherwise)];
        if (unmarked.Length > 1)
        {
            problems.Add(
                ProblemRules.UnionAmbiguous, unmarked[1].Schema.Pointer,
                $"a reader could not tell {Call(unmarked[0], members)} and {Call(unmarked[1], members)} of this union apart: "
                + "neither has a required property that the others lack, and no required property has a different constant in each; "
                + "add such a property to 'required', or a discriminator");
        }

        return null;
    }

    /// <summary>Every JSON kind that is no object must lead to one member.</summary>
    private void TellKindsApart(UnionMember[] members)
    {
        foreach (JsonTypes kind in AllKinds.Where(kind => kind is not (JsonTypes.Object or JsonTypes.Integer)))
        {
            JsonTypes either = kind == JsonTypes.Number ? JsonTypes.Number | JsonTypes.Integer : kind;
            UnionMember[] same = [.. members.Where(member => (member.Kinds & either) != 0)];
            if (same.Length > 1)
            {
                problems.Add(
                    ProblemRules.UnionAmbiguous, same[1].Schema.Pointer,
                    $"a reader could not tell {Call(same[0], members)} and {Call(same[1], members)} of this union apart: "
                    + $"both may be {Describe(kind)}; make one member of them");
            }
        }

        foreach (UnionMember member in members)
        {
            member.Name = member.Name.Length > 0 ? member.Name : NameOf(member.Kinds);
        }

        UnionMember[] anything = [.. members.Where(member => member.Kinds == JsonTypes.None)];
        if (anything.Length > 1)
        {
            problems.Add(
                ProblemRules.UnionAmbiguous, anything[1].Schema.Pointer,
                $"a reader could not tell {Call(anything[0], members)} and {Call(anything[1], members)} of this union apart: neither says its type; add 'type'");
        }

        foreach (UnionMember member in anything)
        {
            member.Mark = CaseMark.Otherwise;
        }
    }

    private string? CommonConstant(UnionMember[] objects)
        => objects[0].Shape.Properties.Keys.FirstOrDefault(property =>
        {
            var seen = new HashSet<string>();
            return objects.All(member =>
                member.Shape.Required.Contains(property)
                && member.Shape.Properties.TryGetValue(property, out Schema? schema)
                && schemas.Resolve(schema) is { Enum.Count: > 0 } constant
                && constant.Enum.All(value => value.Kind == JsonLiteralKind.String && seen.Add(value.Text)));
        });

    private EquatableArray<string> TagValues(Discriminator? discriminator, UnionMember member, string tag)
    {
        string[] mapped = [.. (discriminator?.Mapping ?? default)
            .Where(mapping => mapping.Reference == member.Schema.Reference).Select(mapping => mapping.Value)];
        if (mapped.Length > 0)
        {
            return mapped.ToEquatableArray();
        }

        if (member.Shape.Properties.TryGetValue(tag, out Schema? schema) && schemas.Resolve(schema) is { Enum.Count: > 0 } constant)
        {
            return constant.Enum.Select(value => value.Text).ToEquatableArray();
        }

        // The implicit mapping: the component's own name.
        return member.Schema.Reference is { } pointer && schemas.Find(pointer) is { } named
            ? new[] { named.Name }.ToEquatableArray()
            : default;
    }

    private static string Call(UnionMember member, UnionMember[] all)
        => member.Name.Length > 0 ? $"'{member.Name}'" : $"member {Array.IndexOf(all, member) + 1}";

    private static string NameOf(JsonTypes kinds) => kinds switch
    {
        JsonTypes.Boolean => "Boolean",
        JsonTypes.Integer or JsonTypes.Number or (JsonTypes.Integer | JsonTypes.Number) => "Number",
        JsonTypes.String => "Text",
        JsonTypes.Array => "List",
        JsonTypes.Object => "Object",
        _ => "Any",
    };

    private static string Describe(JsonTypes kind) => kind switch
    {
        JsonTypes.Boolean => "a boolean",
        JsonTypes.Number => "a number",
        JsonTypes.String => "a string",
        _ => "an array",
    };

    private static readonly JsonTypes[] AllKinds =
        [JsonTypes.Boolean, JsonTypes.Integer, JsonTypes.Number, JsonTypes.String, JsonTypes.Array, JsonTypes.Object];

    private sealed class UnionMember(Schema schema, ObjectShape shape, JsonTypes kinds)
    {
        internal Schema Schema { get; } = schema;

        internal ObjectShape Shape { get; } = shape;

        internal JsonTypes Kinds { get; } = kinds;

        internal required string Name { get; set; }

        internal required bool IsInlineObject { get; init; }

        internal CaseMark Mark { get; set; }

        internal EquatableArray<string> MarkValues { get; set; }
    }
}
