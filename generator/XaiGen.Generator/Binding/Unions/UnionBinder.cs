using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Unions;

/// <summary>Converts <c>oneOf</c>, <c>anyOf</c> and groups of exclusive properties to closed unions.</summary>
internal sealed class UnionBinder(TypeBinder types, SchemaResolver schemas, BindingProblems problems)
{
    /// <summary>Names of members that a union or its cases may declare.</summary>
    private static readonly string[] s_ownCases = ["Unknown", "Bytes", "Json", "MediaType", "Value", "TResult"];

    internal UnionModel Define(UnionSchema union, TypeRef type, Identifier name, Directions directions)
    {
        (Schema schema, EquatableArray<UnionMember> members) = (union.Written, union.Members);
        if (schema.UnionNames.Count > 0 && schema.UnionNames.Count != members.Count)
        {
            problems.Add(
                ProblemRules.UnionNameCount.Message(schema.UnionNames.Count, members.Count), schema.Pointer + "/x-xaigen-union");
        }

        if (!schema.Cost.IsEmpty)
        {
            problems.Add(ProblemRules.CostElsewhere.Message(), schema.Pointer + "/x-xaigen-cost");
        }

        var nested = new List<TypeModel>();
        var scope = new TypeScope(type.Name!, nested.Add, [name], directions);
        types.SupportParts |= members.Any(member => member.Discriminator == CaseDiscriminator.BestMatch)
            ? SupportParts.BestMatch
            : SupportParts.None;
        bool isNamed = schema.UnionNames.Count > 0;
        string keyword = schema.Pointer + "/x-xaigen-union";
        if (schema.UnionNames.Contains(name.Bare))
        {
            problems.Add(ProblemRules.NameTaken.Message(name, "this case"), keyword);
        }

        Identifier[] names = Names.Allocate(
            BesideFactories([.. members.Select((member, i) => new NameRequest(
                member.Written.Reference ?? member.Written.Pointer,
                isNamed
                    ? Names.Explicit(NameOf(member, schema, i), name, "Case", s_ownCases)
                    : Names.Member(NameOf(member, schema, i), name, "Case", s_ownCases),
                isNamed ? new GivenName(NameOf(member, schema, i), keyword) : null))], scope.Taken),
            scope.Taken);
        return new UnionModel
        {
            Name = name,
            Pointer = schema.Pointer,
            Doc = Docs.Of(schema),
            TagProperty = union.TagProperty,
            TagKind = union.TagKind,
            IsSent = directions.HasFlag(Directions.Sent),
            HasUnknown = directions.HasFlag(Directions.Received),
            Cases = members.Select((member, i) => BindCase(member, names[i], union, scope, directions)).ToEquatableArray(),
            Nested = nested.ToEquatableArray(),
        };
    }

    /// <summary>
    /// Renames cases that conflict with factories: the factory of a case <c>Date</c> is called <c>FromDate</c>, which must not be the name
    /// of another case, of the union, or of a type in it.
    /// </summary>
    private static NameRequest[] BesideFactories(NameRequest[] requests, HashSet<string> taken)
    {
        return [.. requests.Select(request => IsClaimed(request) ? request with { Name = request.Name + "Case" } : request)];

        bool IsClaimed(NameRequest request)
            => requests.Any(other => "From" + other.Name == request.Name) || taken.Contains("From" + request.Name);
    }

    /// <summary>The union of an object's properties of which exactly one is set.</summary>
    /// <param name="grouped">The properties that are already in a group.</param>
    /// <param name="directions">The directions in which the object is transferred.</param>
    internal GroupModel? DefineGroup(
        ExactlyOne group, string pointer, ObjectShape shape, string enclosingType, HashSet<string> grouped, Directions directions)
    {
        if (group.Properties.FirstOrDefault(grouped.Contains) is { } twice)
        {
            problems.Add(
                ProblemRules.ExactlyOneTwice.Message(twice), pointer + "/x-xaigen-exactly-one");
            return null;
        }

        if (group.Properties.FirstOrDefault(property => shape.Find(property) is null) is { } unknown)
        {
            problems.Add(
                ProblemRules.ExactlyOneUnresolved.Message(unknown), pointer + "/x-xaigen-exactly-one");
            return null;
        }

        Identifier name = types.TopLevel.Allocate(enclosingType + Names.Explicit(group.Name), pointer);
        string place = JsonPointer.Append(pointer + "/x-xaigen-exactly-one", group.Name);
        Identifier[] names = Names.Allocate(
            BesideFactories(
                [.. group.Properties.Select(property => new NameRequest(property, Names.Member(property, name, "Case", s_ownCases)))],
                [name]),
            [name]);
        types.TopLevel.Add(new UnionModel
        {
            Name = name,
            Pointer = place,
            IsGroup = true,
            IsSent = directions.HasFlag(Directions.Sent),
            Doc = new Doc($"Exactly one of {string.Join(", ", group.Properties)}."),
            Cases = group.Properties
                .Select((property, i) =>
                {
                    Schema schema = shape.Find(property)!.Schema;
                    TypeRef value = types.Bind(schema, types.TopLevelOf(directions), name + Names.Pascal(property)).Nullable(false);
                    return new CaseModel
                    {
                        Name = names[i],
                        Pointer = schema.Pointer,
                        Kinds = JsonTypes.Object,
                        Discriminator = CaseDiscriminator.Property,
                        DiscriminatorValues = new[] { property }.ToEquatableArray(),
                        Value = value,
                        ValueProperty = property,
                        Checks = types.Checks.Of(schema, value),
                        Doc = Docs.Of(schema, schemas.Follow(schema)),
                    };
                })
                .ToEquatableArray(),
        });
        return new GroupModel(
            Identifier.Of(Names.Explicit(group.Name)), name, group.Properties, place,
            new Doc($"Exactly one of {string.Join(", ", group.Properties)}."));
    }

    private CaseModel BindCase(UnionMember member, Identifier name, UnionSchema union, TypeScope scope, Directions directions)
    {
        string? tag = union.TagProperty;
        var @case = new CaseModel
        {
            Name = name,
            Pointer = member.Written.Pointer,
            Kinds = member.Kinds,
            Discriminator = member.Discriminator,
            DiscriminatorValues = member.DiscriminatorValues,
            IsDefault = member.IsDefault,
            Shapes = member.Shapes,
            Doc = Docs.Of(member.Written, schemas.Follow(member.Written)),
        };

        if (!member.IsInlineObject)
        {
            TypeRef whole = types.Bind(member.Written, scope, name + "Type").Nullable(false);
            return @case with { Value = whole, Checks = types.Checks.Of(member.Written, whole) };
        }

        if (!member.Shape.Costs.IsEmpty)
        {
            problems.Add(ProblemRules.CostElsewhere.Message(), member.Written.Pointer + "/x-xaigen-cost");
        }

        // A tag with one value is implied by the case; one with several values, or of the default case, is an ordinary property.
        var properties = member.Shape.Properties
            .Where(property => property.Name != tag || member.DiscriminatorValues.Count > 1 || member.IsDefault).ToList();
        TypeRef? unknown = types.UnknownOf(union.Written, directions) ?? types.UnknownOf(member.Written, directions);
        if (tag is null && unknown is null && ValueOf(member, union, properties) is { } only)
        {
            (string wireName, Schema schema, _) = only;
            TypeRef value = types.Bind(schema, scope, name + "Type").Nullable(false);
            return @case with
            {
                Value = value,
                ValueProperty = wireName,
                ValuePointer = schema.Pointer,
                AcceptsBytes = value.Kind == ValueKind.Uri && schemas.Follow(schema) is { IsDataUri: true },
                Checks = types.Checks.Of(schema, value),
                Properties = types.Properties.Bind(
                    properties.Where(property => !property.IsRequired), scope, name, taken: [name, "Value", "MediaType"], typePrefix: name,
                    isCase: true, directions: directions),
                Doc = Docs.Of(member.Written.Description is null ? schema : member.Written),
            };
        }

        return @case with
        {
            Properties = types.Properties.Bind(
                properties, scope, name, taken: [name], typePrefix: name, isCase: true, directions: directions),
            AdditionalProperties = unknown,
        };
    }

    /// <summary>
    /// The only required property of a member whose case stands for it: the contract names the case, or it is named after the property.
    /// </summary>
    /// <remarks>Optional properties do not matter, so that adding one changes nothing else.</remarks>
    private static ObjectProperty? ValueOf(UnionMember member, UnionSchema union, List<ObjectProperty> properties)
    {
        ObjectProperty[] required = [.. properties.Where(property => property.IsRequired)];
        return required.Length == 1
            && required[0].Schema.CSharpName is null
            && (union.Written.UnionNames.Count > 0 || Names.Pascal(member.Name) == Names.Pascal(required[0].Name))
                ? required[0]
                : null;
    }

    /// <summary>The name that the contract sets, else the name of the component's type, else one for the kind of values.</summary>
    private string NameOf(UnionMember member, Schema union, int index)
        => index < union.UnionNames.Count ? member.Name
            : member.Written.Reference is { } pointer && types.NameOf(pointer) is { Length: > 0 } name ? name
            : member.Name.Length > 0 ? member.Name
            : NameOf(member.Kinds);

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
