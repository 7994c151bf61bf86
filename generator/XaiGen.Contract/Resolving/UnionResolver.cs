using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Decides how a reader tells the members of a union apart, and reports unions for which that is impossible.</summary>
internal sealed class UnionResolver(SchemaResolver schemas, MemberKinds kinds, Lazy<UnionTags> tags, Action<ProblemMessage, string> report)
{
    /// <summary>The largest number of shapes that a reader compares an object with.</summary>
    private const int MaxShapes = 1000;

    private readonly MemberShapes _shapes = new(schemas);

    public UnionSchema Resolve(Schema union, EquatableArray<Schema> written)
    {
        ObjectShape beside = schemas.ShapeOf(union);
        UnionMember[] members = [.. written.Select((member, i) => Describe(member, i, union, beside))];
        string? tag = TellObjectsApart(union, members);
        TellKindsApart(union, members);
        bool hasObjects = members.Count(member => member.Kinds == JsonTypes.Object) > 1;
        if (union.Discriminator is { Default: not null } discriminator && hasObjects && !members.Any(member => member.IsDefault))
        {
            report(
                ProblemRules.DefaultMappingElsewhere.Message(discriminator.PropertyName), union.Pointer + "/discriminator/defaultMapping");
        }

        return new UnionSchema(
            union,
            members.ToEquatableArray(),
            tag,
            tag is null ? JsonLiteralKind.String : tags.Value.KindOf(members, tag));
    }

    /// <remarks><paramref name="beside"/> has the properties that every object of the union has.</remarks>
    private UnionMember Describe(Schema member, int index, Schema union, ObjectShape beside)
    {
        Schema resolved = schemas.Follow(member) ?? member;
        ObjectShape shape = schemas.ShapeOf(member);
        JsonTypes memberKinds = kinds.Of(member);
        bool isObject = memberKinds == JsonTypes.Object && SchemaResolver.MembersOf(resolved).Count == 0;
        bool isMore = isObject && beside.Properties.Any(property => shape.Find(property.Name) is null);
        return new UnionMember(member, isMore ? shape.With(beside) : shape, memberKinds)
        {
            Name = index < union.UnionNames.Count ? union.UnionNames[index]
                : member.Reference is { } pointer ? schemas.Find(pointer)?.Name ?? ""
                : member.CSharpName ?? member.Title ?? "",
            IsInlineObject = isMore || (isObject && member.Reference is null && shape.Properties.Count > 0),
        };
    }

    /// <summary>
    /// Sets how the members that are objects are told apart, and returns the property whose value decides; null if there is none.
    /// </summary>
    private string? TellObjectsApart(Schema union, UnionMember[] members)
    {
        int[] objects = [.. Enumerable.Range(0, members.Length).Where(i => members[i].Kinds == JsonTypes.Object)];
        if (objects.Length < 2)
        {
            return null;
        }

        if (tags.Value.PropertyOf(union, members.Select(member => member.Written)) is { } tag && TellByTag(union, members, objects, tag))
        {
            return tag;
        }

        foreach (int i in objects)
        {
            // A property that is null may as well be absent, so one that never is says more.
            string? own = members[i].Shape.Properties
                .Where(property =>
                    property.IsRequired && objects.All(other => other == i || members[other].Shape.Find(property.Name) is null))
                .OrderBy(property => schemas.Resolve(property.Schema).IsNullable)
                .FirstOrDefault()?.Name;
            members[i] = Named(members[i], own) with
            {
                Discriminator = own is null ? CaseDiscriminator.Otherwise : CaseDiscriminator.Property,
                DiscriminatorValues = own is null ? default : new[] { own }.ToEquatableArray(),
            };
        }

        int[] left = [.. objects.Where(i => members[i].Discriminator == CaseDiscriminator.Otherwise)];
        if (left.Length > 1)
        {
            if (IsNamed(union))
            {
                ReportObjects(union, members, left[0], left[1]);
            }
            else
            {
                TellByBestMatch(union, members, objects);
            }
        }

        return null;
    }

    private bool TellByTag(Schema union, UnionMember[] members, int[] objects, string tag)
    {
        EquatableArray<JsonLiteral>[] values =
            [.. objects.Select(i => tags.Value.ValuesOf(union, members[i].Written, members[i].Shape, tag))];
        if (values.Any(own => own.IsEmpty))
        {
            return false;
        }

        foreach ((int i, EquatableArray<JsonLiteral> own) in objects.Zip(values, (i, own) => (i, own)))
        {
            members[i] = Named(members[i], own[0].Text) with
            {
                Discriminator = CaseDiscriminator.Tag,
                DiscriminatorValues = own.Select(value => value.Text).ToEquatableArray(),
                IsDefault = union.Discriminator?.Default is { } other && members[i].Written.Reference == other,
            };
        }

        return true;
    }

    /// <summary>Lets the reader choose the member that fits best, and reports members that fit equally well: the first is chosen.</summary>
    private void TellByBestMatch(Schema union, UnionMember[] members, int[] objects)
    {
        foreach (int i in objects)
        {
            members[i] = members[i] with
            {
                Discriminator =
                CaseDiscriminator.BestMatch,
                DiscriminatorValues = default,
                Shapes = _shapes.Of(members[i].Written)
            };
        }

        int count = objects.Sum(i => members[i].Shapes.Count);
        if (count > MaxShapes)
        {
            report(
                ProblemRules.UnionTooLarge.Message(count, MaxShapes), union.Pointer);
            return;
        }

        // A value may match several members of an anyOf; any of them is correct.
        if (union.OneOf.Count < 2)
        {
            return;
        }

        for (int later = 1; later < objects.Length; later++)
        {
            EquatableArray<MemberShape> shapes = members[objects[later]].Shapes;
            int first = Array.FindIndex(objects, i => members[i].Shapes.Any(left => shapes.Any(left.IsAlike)));
            if (first >= 0 && first < later)
            {
                ReportObjects(union, members, objects[first], objects[later]);
            }
        }
    }

    /// <summary>Checks that each JSON kind other than object leads to a single member.</summary>
    private void TellKindsApart(Schema union, UnionMember[] members)
    {
        int[] all = [.. Enumerable.Range(0, members.Length)];
        foreach (JsonTypes kind in JsonKinds.All.Where(kind => kind is not (JsonTypes.Object or JsonTypes.Integer)))
        {
            int[] same = [.. all.Where(i => JsonKinds.Overlap(members[i].Kinds, kind))];
            if (same.Length > 1)
            {
                report(
                    (IsNamed(union) ? ProblemRules.UnionKindAmbiguous : ProblemRules.UnionKindAlike)
                        .Message(Call(members, same[0]), Call(members, same[1]), Describe(kind)),
                    members[same[1]].Written.Pointer);
            }
        }

        int[] anything = [.. all.Where(i => members[i].Kinds == JsonTypes.None)];
        if (anything.Length > 1)
        {
            report(
                (IsNamed(union) ? ProblemRules.UnionTypesMissing : ProblemRules.UnionTypesAlike)
                    .Message(Call(members, anything[0]), Call(members, anything[1])),
                members[anything[1]].Written.Pointer);
        }

        foreach (int i in anything)
        {
            members[i] = members[i] with { Discriminator = CaseDiscriminator.Otherwise };
        }
    }

    private static UnionMember Named(UnionMember member, string? name)
        => member.Name.Length > 0 ? member : member with { Name = name ?? "" };

    private void ReportObjects(Schema union, UnionMember[] members, int left, int right)
        => report(
            (IsNamed(union) ? ProblemRules.UnionAmbiguous : ProblemRules.UnionAlike).Message(Call(members, left), Call(members, right)),
            members[right].Written.Pointer);

    /// <summary>
    /// Whether the contract names the cases: an ambiguity is then an error, because guessing is ruled out; otherwise the reader takes the
    /// first case that fits.
    /// </summary>
    private static bool IsNamed(Schema union) => union.UnionNames.Count > 0;

    private static string Call(UnionMember[] members, int index)
        => members[index].Name.Length > 0 ? $"'{members[index].Name}'" : $"member {index + 1}";

    private static string Describe(JsonTypes kind) => kind switch
    {
        JsonTypes.Boolean => "a boolean",
        JsonTypes.Number => "a number",
        JsonTypes.String => "a string",
        _ => "an array",
    };
}
