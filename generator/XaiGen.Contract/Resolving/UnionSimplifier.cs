using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>
/// Finds the members of a union. If the contract names the cases, they are taken as written. Otherwise members of
/// one JSON kind with the same C# type are joined: an enum or any string is an open enum, an integer or a number is a number.
/// </summary>
internal sealed class UnionSimplifier(SchemaResolver schemas, Func<string, string> nameOf, Action<ProblemMessage, string> report)
{
    private readonly Dictionary<string, Schema> _simplified = [];

    /// <summary>The members as written; empty if the schema is not a union.</summary>
    public static EquatableArray<Schema> Written(Schema schema)
    {
        if (schema.OneOf.Count > 1 && !OnlyRules(schema, schema.OneOf))
        {
            return schema.OneOf;
        }

        if (schema.AnyOf.Count > 1 && !OnlyRules(schema, schema.AnyOf))
        {
            return schema.AnyOf;
        }

        return SplitByType(schema);
    }

    /// <summary>
    /// Whether no member has a type, as in a union of required properties: it then adds a rule, not a type.
    /// </summary>
    private static bool OnlyRules(Schema union, EquatableArray<Schema> members)
        => members.All(member =>
            member is
            {
                Reference: null, Items: null, AdditionalProperties: null, Format: null, IdType: null,
                Properties.Count: 0, Enum.Count: 0, AllOf.Count: 0, OneOf.Count: 0, AnyOf.Count: 0,
            }
            && (member.Types == JsonTypes.None || member.Types == (union.Types == JsonTypes.None ? JsonTypes.Object : union.Types)));

    /// <summary>The schema with its members joined: a union of at least two, or the single remaining member.</summary>
    public Schema Simplify(Schema schema) => Written(schema).IsEmpty ? schema : Simplify(schema, []);

    private Schema Simplify(Schema schema, HashSet<string> visited)
    {
        EquatableArray<Schema> written = Written(schema);
        if (written.Count == 0)
        {
            return schema;
        }

        List<Schema> members = schema.UnionNames.Count > 0 ? [.. written] : Join(written, visited, isExclusive: written == schema.OneOf);
        if (written.Any(IsOnlyNull))
        {
            schema = schema with { IsNullable = true };
        }

        if (members.Count == 0)
        {
            return schema with { OneOf = default, AnyOf = default };
        }

        if (members.Count > 1)
        {
            Schema union = schema with { Types = JsonTypes.None, OneOf = default, AnyOf = default };
            return written == schema.AnyOf
                ? union with { AnyOf = members.ToEquatableArray() }
                : union with { OneOf = members.ToEquatableArray() };
        }

        return members[0] with
        {
            Pointer = schema.Pointer,
            Title = schema.Title ?? members[0].Title,
            Description = schema.Description ?? members[0].Description,
            Source = schema.Source ?? members[0].Source,
            IsDeprecated = schema.IsDeprecated || members[0].IsDeprecated,
            Default = schema.Default ?? members[0].Default,
            IsNullable = schema.IsNullable || members[0].IsNullable,
        };
    }

    private List<Schema> Join(EquatableArray<Schema> members, HashSet<string> visited, bool isExclusive)
    {
        var joined = new List<(Schema Member, Schema Resolved)>();
        var references = new HashSet<string>();
        bool hasEnum = members.Any(member => member.Reference is not null && schemas.Follow(member) is { Enum.Count: > 1 });
        foreach (Schema member in members.Where(member => member.Reference is not { } pointer || references.Add(pointer)))
        {
            // An enum is open, so the empty text beside it is one of its values, and null makes the union nullable.
            if (IsOnlyNull(member) || (hasEnum && IsEmptyText(member)))
            {
                continue;
            }

            Schema resolved = schemas.Follow(member) ?? member;
            if (member.Reference is not null && _simplified.TryGetValue(resolved.Pointer, out Schema? known))
            {
                resolved = known;
            }
            else if (visited.Count < SchemaResolver.MaxUnionDepth && visited.Add(resolved.Pointer))
            {
                string pointer = resolved.Pointer;
                resolved = Simplify(resolved, visited);
                visited.Remove(pointer);
                if (member.Reference is not null)
                {
                    _simplified[pointer] = resolved;
                }
            }

            int same = JoinKind(resolved) == JsonTypes.None
                ? -1
                : joined.FindIndex(other => JoinKind(other.Resolved) == JoinKind(resolved));
            if (same < 0)
            {
                joined.Add((member, resolved));
            }
            else
            {
                Schema first = joined[same].Resolved;
                if (isExclusive && IsAlike(first, resolved))
                {
                    report(
                        ProblemRules.UnionMemberRepeated.Message(), member.Pointer);
                }

                Schema both = JoinKind(resolved) == JsonTypes.Array ? JoinArrays(first, resolved) : JoinScalars(first, resolved);
                joined[same] = (both, both);
            }
        }

        return [.. joined.Select(pair => pair.Member)];
    }

    private bool IsOnlyNull(Schema member) => schemas.Follow(member) is { IsOnlyNull: true };

    private bool IsEmptyText(Schema member)
        => schemas.Follow(member) is { Enum.Count: 1 } constant && constant.Enum[0] is { Kind: JsonLiteralKind.String, Text: "" };

    private Schema JoinScalars(Schema left, Schema right)
    {
        JsonLiteral[] both = [.. left.Enum.Concat(right.Enum)];
        string[] pointers = [.. left.EnumPointers.Concat(right.EnumPointers)];
        JsonLiteral[] values = [.. both.Distinct()];
        string[] names = [.. NamesOf(left).Concat(NamesOf(right)).Distinct()];
        bool isOpen = left.Enum.IsEmpty || right.Enum.IsEmpty;
        return new Schema
        {
            Pointer = left.Pointer,
            Types = TypesOf(left) | TypesOf(right),
            Format = left.Format == right.Format ? left.Format : null,
            NumberForm = left.NumberForm == right.NumberForm ? left.NumberForm : NumberForm.NumberOrText,
            // What is said of a constant is said of that value.
            Description = left.Enum.Count == 1 ? null : left.Description,
            IsNullable = left.IsNullable || right.IsNullable,
            // One known value beside any string is neither a constant nor enough for an enum.
            Enum = isOpen && values.Length == 1 ? default : values.ToEquatableArray(),
            EnumPointers = pointers.Length == both.Length
                ? values.Select(value => pointers[Array.IndexOf(both, value)]).ToEquatableArray()
                : default,
            EnumNames = names.Length == values.Length ? names.ToEquatableArray() : default,
            EnumDescriptions = values.Any(value => DescriptionOf(value).Length > 0)
                ? values.Select(DescriptionOf).ToEquatableArray()
                : default,
        };

        string DescriptionOf(JsonLiteral value)
        {
            Schema of = left.Enum.Contains(value) ? left : right;
            return of.EnumDescriptions.Count == of.Enum.Count ? of.EnumDescriptions[of.Enum.ToList().IndexOf(value)]
                : of.Enum.Count == 1 ? of.Description ?? ""
                : "";
        }
    }

    /// <summary>Whether two scalars allow the same values: a value would match both, so it could never match exactly one of them.</summary>
    private static bool IsAlike(Schema left, Schema right)
        => (left.Types, left.Format, left.Pattern, left.Enum, left.Minimum, left.Maximum, left.MinLength, left.MaxLength)
            == (right.Types, right.Format, right.Pattern, right.Enum, right.Minimum, right.Maximum, right.MinLength, right.MaxLength)
            && left.Types != JsonTypes.Array;

    private static JsonTypes TypesOf(Schema schema) => schema.Types == JsonTypes.None ? JsonKinds.Of(schema.Enum) : schema.Types;

    private static Schema JoinArrays(Schema left, Schema right)
        => left with
        {
            Items = left.Items == right.Items
            ? left.Items
            : null,
            MinItems = null,
            MaxItems = null,
            IsNullable = left.IsNullable
            || right.IsNullable
        };

    /// <summary>The names of the values: as written, or for a constant that is a member by itself, its title.</summary>
    private IEnumerable<string> NamesOf(Schema schema)
        => schema.EnumNames.Count == schema.Enum.Count && schema.Enum.Count > 0 ? schema.EnumNames
            : schema is { Enum.Count: 1, Title: { } title } ? [nameOf(title)]
            : schema.Enum.Select(value => nameOf(value.Text));

    /// <summary>Splits a schema with several types into a member for each.</summary>
    private static EquatableArray<Schema> SplitByType(Schema schema)
    {
        JsonTypes rest = schema.Types.HasFlag(JsonTypes.Number) ? schema.Types & ~JsonTypes.Integer : schema.Types;
        bool hasSeveral = (rest & (rest - 1)) != 0;
        return !hasSeveral ? default : JsonKinds.All.Where(kind => rest.HasFlag(kind))
            .Select(kind => For(kind, schema) with { Types = kind, IsNullable = false, UnionNames = default }).ToEquatableArray();
    }

    /// <summary>The schema without the keywords that apply to values of other kinds only: a string has no properties.</summary>
    private static Schema For(JsonTypes kind, Schema schema)
    {
        if (kind != JsonTypes.Object)
        {
            schema = schema with
            {
                Properties = default,
                Required = default,
                AdditionalProperties = null,
                AllOf = default,
                Discriminator = null,
                ExactlyOne = default,
                KeepsUnknown = false,
                Cost = default,
            };
        }

        if (kind != JsonTypes.Array)
        {
            schema = schema with { Items = null, MinItems = null, MaxItems = null };
        }

        if (kind != JsonTypes.String)
        {
            schema = schema with { Pattern = null, MinLength = null, MaxLength = null };
        }

        return kind is JsonTypes.Integer or JsonTypes.Number ? schema : schema with
        {
            Minimum = null,
            Maximum = null,
            ExclusiveMinimum = null,
            ExclusiveMaximum = null,
            MultipleOf = null,
        };
    }

    /// <summary>The kind by which a member can be joined with others; none if it is an object, a union or an identifier.</summary>
    private static JsonTypes JoinKind(Schema schema)
    {
        if (schema is not { IdType: null, OneOf.Count: 0, AnyOf.Count: 0, AllOf.Count: 0, Properties.Count: 0 })
        {
            return JsonTypes.None;
        }

        JsonTypes kinds = TypesOf(schema);
        return kinds switch
        {
            JsonTypes.Integer or (JsonTypes.Integer | JsonTypes.Number) => JsonTypes.Number,
            JsonTypes.String or JsonTypes.Number or JsonTypes.Boolean or JsonTypes.Array => kinds,
            _ => JsonTypes.None,
        };
    }
}
