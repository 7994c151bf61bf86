using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Unions;

/// <summary>Finds what a reader can tell the members of a union apart by, and says where it could not.</summary>
internal sealed class UnionDiscriminators(SchemaResolver schemas, BindingProblems problems)
{
    /// <summary>How many shapes of objects a reader compares an object with.</summary>
    private const int MaxShapes = 1000;

    private readonly Dictionary<string, EquatableArray<ShapeModel>> _shapes = [];

    /// <summary>Marks the object members; gives the property whose value decides, where one does.</summary>
    internal string? DistinguishObjects(Schema union, UnionMember[] members)
    {
        UnionMember[] objects = [.. members.Where(member => member.Kinds == JsonTypes.Object)];
        if (objects.Length < 2)
        {
            return null;
        }

        if ((union.Discriminator?.PropertyName ?? CommonConstant(objects)) is { } tag && DistinguishByTag(union, objects, tag))
        {
            return tag;
        }

        foreach (UnionMember member in objects)
        {
            string? own = member.Shape.Properties.FirstOrDefault(property =>
                property.IsRequired && objects.All(other => other == member || other.Shape.Find(property.Name) is null))?.Name;
            member.Discriminator = own is null ? CaseDiscriminator.Otherwise : CaseDiscriminator.Property;
            member.DiscriminatorValues = own is null ? default : new[] { own }.ToEquatableArray();
            member.Name = member.Name.Length > 0 ? member.Name : own ?? "";
        }

        UnionMember[] unmarked = [.. objects.Where(member => member.Discriminator == CaseDiscriminator.Otherwise)];
        if (unmarked.Length > 1)
        {
            if (IsNamed(union))
            {
                ReportObjects(union, unmarked[0], unmarked[1], members);
            }
            else
            {
                DistinguishByBestMatch(union, objects, members);
            }
        }

        return null;
    }

    /// <summary>Every JSON kind that is no object must lead to one member.</summary>
    internal void DistinguishKinds(Schema union, UnionMember[] members)
    {
        foreach (JsonTypes kind in JsonKinds.All.Where(kind => kind is not (JsonTypes.Object or JsonTypes.Integer)))
        {
            UnionMember[] same = [.. members.Where(member => JsonKinds.Overlap(member.Kinds, kind))];
            if (same.Length > 1)
            {
                Report(union, same[0], same[1], members, $"both may be {Describe(kind)}; make one member of them");
            }
        }

        UnionMember[] anything = [.. members.Where(member => member.Kinds == JsonTypes.None)];
        if (anything.Length > 1)
        {
            Report(union, anything[0], anything[1], members, "neither says its type; add 'type'");
        }

        foreach (UnionMember member in anything)
        {
            member.Discriminator = CaseDiscriminator.Otherwise;
        }
    }

    private bool DistinguishByTag(Schema union, UnionMember[] objects, string tag)
    {
        Dictionary<UnionMember, EquatableArray<string>> values = objects.ToDictionary(member => member, member => TagValues(union.Discriminator, member, tag));
        if (values.Values.Any(own => own.IsEmpty))
        {
            return false;
        }

        foreach (UnionMember member in objects)
        {
            member.Discriminator = CaseDiscriminator.Tag;
            member.DiscriminatorValues = values[member];
            member.Name = member.Name.Length > 0 ? member.Name : member.DiscriminatorValues[0];
        }

        return true;
    }

    /// <summary>Leaves it to the reader to take the member that fits an object best, and says of which it will take the first.</summary>
    private void DistinguishByBestMatch(Schema union, UnionMember[] objects, UnionMember[] members)
    {
        foreach (UnionMember member in objects)
        {
            member.Discriminator = CaseDiscriminator.BestMatch;
            member.DiscriminatorValues = default;
            member.Shapes = ShapesOf(member.Schema);
        }

        int shapes = objects.Sum(member => member.Shapes.Count);
        if (shapes > MaxShapes)
        {
            problems.Add(
                ProblemRules.UnionAmbiguous, union.Pointer,
                $"The unions inside this one have {shapes} members in all, and a reader would have to compare an object with each; up to {MaxShapes} are. "
                + "Add a discriminator.");
            return;
        }

        // A value may be several members of an anyOf, and then any of them is right.
        if (union.OneOf.Count < 2)
        {
            return;
        }

        for (int i = 1; i < objects.Length; i++)
        {
            UnionMember later = objects[i];
            if (objects.Take(i).FirstOrDefault(earlier => earlier.Shapes.Any(left => later.Shapes.Any(left.IsAlike))) is { } first)
            {
                ReportObjects(union, first, later, members);
            }
        }
    }

    /// <summary>The shapes of a member, found once: unions that hold one another would be walked again from each.</summary>
    private EquatableArray<ShapeModel> ShapesOf(Schema member)
    {
        string pointer = schemas.Follow(member)?.Pointer ?? member.Pointer;
        if (!_shapes.TryGetValue(pointer, out EquatableArray<ShapeModel> shapes))
        {
            shapes = ShapesOf(member, []).ToEquatableArray();
            _shapes.Add(pointer, shapes);
        }

        return shapes;
    }

    private IEnumerable<ShapeModel> ShapesOf(Schema schema, HashSet<string> visited, int depth = 0)
    {
        if (schemas.Follow(schema) is not { } resolved || depth == SchemaResolver.MaxUnionDepth || !visited.Add(resolved.Pointer))
        {
            return [];
        }

        EquatableArray<Schema> members = SchemaResolver.MembersOf(resolved);
        if (members.Count > 0)
        {
            return members.SelectMany(member => ShapesOf(member, visited, depth + 1));
        }

        ObjectShape shape = schemas.ShapeOf(resolved);
        return
        [
            new ShapeModel(shape.Properties
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property =>
                {
                    Schema? value = schemas.Follow(property.Schema);
                    return new ShapeProperty(
                        property.Name,
                        property.IsRequired,
                        value is null or { IsNullable: true } ? JsonTypes.None : JsonKinds.Of(value),
                        (value?.Enum ?? default).Select(literal => literal.Text).ToEquatableArray());
                })
                .ToEquatableArray()),
        ];
    }

    private string? CommonConstant(UnionMember[] objects)
        => objects[0].Shape.Properties.FirstOrDefault(property =>
        {
            var seen = new HashSet<string>();
            return objects.All(member =>
                member.Shape.Find(property.Name) is { IsRequired: true } common
                && schemas.Follow(common.Schema) is { Enum.Count: > 0 } constant
                && constant.Enum.All(value => IsTagValue(value) && seen.Add(value.Text)));
        })?.Name;

    private EquatableArray<string> TagValues(Discriminator? discriminator, UnionMember member, string tag)
    {
        string[] mapped = [.. (discriminator?.Mapping ?? default)
            .Where(mapping => mapping.Reference == member.Schema.Reference).Select(mapping => mapping.Value)];
        if (mapped.Length > 0)
        {
            return mapped.ToEquatableArray();
        }

        if (member.Shape.Find(tag) is { } property
            && schemas.Follow(property.Schema) is { Enum.Count: > 0 } constant
            && constant.Enum.All(IsTagValue))
        {
            return constant.Enum.Select(value => value.Text).ToEquatableArray();
        }

        // The implicit mapping: the component's own name.
        return discriminator is not null && member.Schema.Reference is { } pointer && schemas.Find(pointer) is { } named
            ? new[] { named.Name }.ToEquatableArray()
            : default;
    }

    /// <summary>What tells objects apart is read as a text, and is written in its own kind.</summary>
    internal JsonLiteralKind TagKindOf(UnionMember[] members, string tag)
    {
        Schema? written = members.Select(member => member.Shape.Find(tag)).FirstOrDefault(property => property is not null)?.Schema;
        JsonLiteralKind kind = written is null || schemas.Follow(written) is not { } value ? JsonLiteralKind.String
            : value.Enum.Count > 0 ? value.Enum[0].Kind
            : value.Types == JsonTypes.Integer ? JsonLiteralKind.Number
            : JsonLiteralKind.String;
        bool isOfEach = members.SelectMany(member => member.DiscriminatorValues).All(text => kind switch
        {
            JsonLiteralKind.Number => new JsonLiteral(kind, text).IsInteger,
            JsonLiteralKind.Boolean => text is "true" or "false",
            _ => true,
        });
        return isOfEach ? kind : JsonLiteralKind.String;
    }

    /// <summary>A number is one only as it is usually written: 1.0 is 1, too.</summary>
    private static bool IsTagValue(JsonLiteral value)
        => value.Kind is JsonLiteralKind.String or JsonLiteralKind.Boolean || value.IsInteger;

    private void ReportObjects(Schema union, UnionMember left, UnionMember right, UnionMember[] members)
        => Report(
            union, left, right, members,
            "neither has a required property that the others lack, and no required property has a different constant in each; "
            + "add such a property to 'required', or a discriminator");

    /// <summary>A contract that names the cases means each of them, so a guess will not do; otherwise the reader takes the first.</summary>
    private void Report(Schema union, UnionMember left, UnionMember right, UnionMember[] members, string why)
    {
        string both = $"{Call(left, members)} and {Call(right, members)} of this union";
        if (IsNamed(union))
        {
            problems.Add(ProblemRules.UnionAmbiguous, right.Schema.Pointer, $"A reader could not tell {both} apart: {why}.");
        }
        else
        {
            problems.Add(ProblemRules.UnionAlike, right.Schema.Pointer, $"Nothing tells {both} apart, and a reader takes the first that fits: {why}.");
        }
    }

    private static bool IsNamed(Schema union) => union.UnionNames.Count > 0;

    private static string Call(UnionMember member, UnionMember[] all)
        => member.Name.Length > 0 ? $"'{member.Name}'" : $"member {Array.IndexOf(all, member) + 1}";

    private static string Describe(JsonTypes kind) => kind switch
    {
        JsonTypes.Boolean => "a boolean",
        JsonTypes.Number => "a number",
        JsonTypes.String => "a string",
        _ => "an array",
    };
}
