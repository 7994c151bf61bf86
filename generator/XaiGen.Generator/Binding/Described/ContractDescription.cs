using System.Globalization;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Operations;

namespace XaiGen.Generator.Binding.Described;

/// <summary>
/// The contract's description of responses, as the JSON text that a client compares responses with while there are listeners. The client's
/// <c>DescribedValue</c> and <c>DescribedContract</c> read it and document its letters.
/// </summary>
internal sealed class ContractDescription
{
    private const string Components = "#/components/schemas/";

    /// <summary>Deeper schemas are described separately and referred to, because objects may extend one another in a long chain.</summary>
    private const int MaxDepth = 30;

    private readonly SchemaResolver _schemas;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Schema> _beside = [];
    private readonly HashSet<string> _described = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _responses = new(StringComparer.Ordinal);
    private int _depth;

    private ContractDescription(SchemaResolver schemas) => _schemas = schemas;

    /// <param name="operations">The client's operations, by pointer, with the names that requests have.</param>
    internal static string Of(ApiContract contract, SchemaResolver schemas, IReadOnlyDictionary<string, string> operations)
    {
        var description = new ContractDescription(schemas);
        string[] described =
        [
            .. contract.Operations.Where(operation => operations.ContainsKey(operation.Pointer))
                .Select(operation => $"{Quote(operations[operation.Pointer])}:{description.Operation(operation)}"),
        ];

        // Each may refer to further ones.
        var named = new List<string>();
        while (named.Count < description._beside.Count)
        {
            named.Add(description.Within(description._beside[named.Count], ""));
        }

        IEnumerable<string> responses = description._responses.OrderBy(response => response.Value).Select(response => response.Key);
        return $"{{\"o\":{{{string.Join(",", described)}}},\"r\":[{string.Join(",", responses)}],\"t\":[{string.Join(",", named)}]}}";
    }

    private string Operation(ApiOperation operation)
    {
        IEnumerable<string> responses = operation.Responses.Select(response
            => $"{Quote(response.Status)}:{Number(Response(response, $"{operation.Pointer}/responses/{response.Status}"))}");
        return $"{{\"p\":{Quote(operation.Pointer)},\"r\":{{{string.Join(",", responses)}}}}}";
    }

    /// <summary>Most operations have the same errors, so each is described once.</summary>
    private string Number(string response)
    {
        if (!_responses.TryGetValue(response, out int number))
        {
            number = _responses.Count;
            _responses.Add(response, number);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    private string Response(ApiResponse response, string place)
    {
        var fields = new List<string>();
        AddPointer(fields, response.Pointer, place);
        if (response.WhenEmpty is not null)
        {
            fields.Add("\"e\":1");
        }

        AddParts(fields, "h", response.Headers.Select(header
            => (header.Name, Header(header, JsonPointer.Append(response.Pointer + "/headers", header.Name)))));
        AddParts(fields, "c", response.Content.Select(content
            => (content.MediaType, Content(content, JsonPointer.Append(response.Pointer + "/content", content.MediaType)))));
        return $"{{{string.Join(",", fields)}}}";
    }

    private string Header(ApiHeader header, string place)
    {
        var fields = new List<string>();
        AddPointer(fields, header.Pointer, place);
        if (header.IsRequired)
        {
            fields.Add("\"r\":1");
        }

        // Lists, objects and times have special formats in headers, which are not checked.
        ResolvedSchema resolved = Resolve(header.Schema);
        if (resolved is EnumSchema or ScalarSchema { Written.Format: null or "int32" or "int64" or "float" or "double" })
        {
            fields.Add($"\"v\":{Value(resolved.Written, header.Pointer + "/schema")}");
        }

        return $"{{{string.Join(",", fields)}}}";
    }

    private string Content(ApiContent content, string place)
    {
        var fields = new List<string>();
        AddPointer(fields, content.Pointer, place);
        if (content.ItemFormat is { } format)
        {
            if (ItemOf(content, format) is { } item)
            {
                fields.Add($"\"i\":{Value(item, $"{content.Pointer}/itemSchema")}");
            }
        }
        else if (content.Schema is { } schema && MediaTypes.IsJson(content))
        {
            fields.Add($"\"v\":{Value(schema, $"{content.Pointer}/schema")}");
        }

        return $"{{{string.Join(",", fields)}}}";
    }

    /// <summary>The schema of each item if items are JSON.</summary>
    private Schema? ItemOf(ApiContent content, ItemFormat format)
        => BodyBinder.ItemsOf(content) is not { } item ? null
            : format == ItemFormat.Events ? new EventSchemas(_schemas).JsonOf(item)
            : item;

    private ResolvedSchema Resolve(Schema schema)
    {
        ResolvedSchema resolved = _schemas.Resolve(schema);
        for (int steps = 0; resolved is ReferenceSchema reference && steps < 100 && _schemas.Find(reference.Target) is { } named; steps++)
        {
            resolved = _schemas.ResolveNamed(named);
        }

        return resolved;
    }

    /// <param name="schema">The schema.</param>
    /// <param name="place">The pointer that the reader assumes unless the description has another.</param>
    private string Value(Schema schema, string place)
    {
        ResolvedSchema resolved = _schemas.Resolve(schema);
        if (resolved is ReferenceSchema reference)
        {
            Schema target = _schemas.Find(reference.Target)?.Schema ?? new Schema { Pointer = reference.Target };
            string number = Place(reference.Target, target);

            // The target of a direct reference needs no pointer: the reader knows it.
            return resolved.IsNullable || (schema.Pointer != place && schema.Pointer != reference.Target)
                ? Fields(resolved, schema.Pointer, place, [$"\"$\":{number}"])
                : number;
        }

        // Objects that extend others may contain themselves, or one another many times. The members of a union of types share a pointer.
        string key = $"{resolved.Written.Pointer} {resolved.Written.Types}";
        if (resolved is ObjectSchema or UnionSchema or ListSchema or MapSchema && (_depth > MaxDepth || !_described.Add(key)))
        {
            return Fields(resolved, resolved.Written.Pointer, place, [$"\"$\":{Place(key, schema)}"]);
        }

        return Within(schema, place);
    }

    private string Within(Schema schema, string place)
    {
        ResolvedSchema resolved = _schemas.Resolve(schema);
        string pointer = resolved.Written.Pointer;
        _depth++;
        string[] fields = [.. Facts(resolved)];
        _depth--;
        return fields.Length == 1 && fields[0].StartsWith("\"s\":", StringComparison.Ordinal) && pointer == place
            ? resolved.IsNullable ? $"\"{fields[0][5]}?\"" : $"\"{fields[0][5]}\""
            : Fields(resolved, pointer, place, fields);
    }

    private static string Fields(ResolvedSchema resolved, string pointer, string place, IEnumerable<string> facts)
    {
        var fields = new List<string>();
        AddPointer(fields, pointer, place);
        if (resolved.IsNullable)
        {
            fields.Add("\"?\":1");
        }

        return $"{{{string.Join(",", fields.Concat(facts))}}}";
    }

    private IEnumerable<string> Facts(ResolvedSchema resolved) => resolved switch
    {
        ObjectSchema { Shape: var shape, Written.Pointer: var pointer } => Shape(shape, pointer),
        MapSchema { Values: { } values } map => [$"\"m\":{Value(values, map.Written.Pointer + "/additionalProperties")}"],
        MapSchema => ["\"s\":\"o\""],
        ListSchema list => List(list),
        UnionSchema union => Union(union),
        EnumSchema or IdSchema or ScalarSchema => Scalar(resolved),
        _ => ["\"s\":\"a\""],
    };

    private IEnumerable<string> Shape(ObjectShape shape, string pointer)
    {
        // Required properties come first, so that their number identifies them.
        bool IsExpected(ObjectProperty property) => property.IsRequired && !property.Schema.IsWriteOnly;
        ObjectProperty[] properties = [.. shape.Properties.OrderBy(property => IsExpected(property) ? 0 : 1)];
        IEnumerable<string> described = properties.Select(property
            => $"{Quote(property.Name)}:{Value(property.Schema, JsonPointer.Append(pointer + "/properties", property.Name))}");
        yield return $"\"o\":{{{string.Join(",", described)}}}";
        int required = properties.Count(IsExpected);
        if (required > 0)
        {
            yield return $"\"r\":{required.ToString(CultureInfo.InvariantCulture)}";
        }

        if (shape.AdditionalProperties is { } values)
        {
            yield return $"\"m\":{Value(values, pointer + "/additionalProperties")}";
        }
        else if (shape.IsOpen)
        {
            yield return "\"+\":1";
        }
    }

    private IEnumerable<string> List(ListSchema list)
    {
        string pointer = list.Written.Pointer;
        yield return $"\"l\":{(list.Items is { } items ? Value(items, pointer + "/items") : "\"a\"")}";
        foreach (string bound in Bounds(list.Written.MinItems, list.Written.MaxItems))
        {
            yield return bound;
        }
    }

    private IEnumerable<string> Union(UnionSchema union)
    {
        string list = union.Written.Pointer + (union.Written.OneOf.Count > 0 ? "/oneOf" : "/anyOf");
        IEnumerable<string> members = union.Members.Select((member, i) =>
        {
            string place = $"{list}/{i.ToString(CultureInfo.InvariantCulture)}";
            if (!member.IsInlineObject)
            {
                return Value(member.Written, place);
            }

            string own = _schemas.Follow(member.Written)?.Pointer ?? member.Written.Pointer;
            var fields = new List<string>();
            AddPointer(fields, own, place);
            return $"{{{string.Join(",", fields.Concat(Shape(member.Shape, own)))}}}";
        });
        if (union.Written.OneOf.Count == 0)
        {
            yield return "\"+\":1";
        }

        yield return $"\"u\":[{string.Join(",", members)}]";
        if (union.TagProperty is { } tag)
        {
            yield return $"\"g\":{Quote(tag)}";
            yield return $"\"v\":[{string.Join(",", union.Members.Select(member => member.Discriminator == CaseDiscriminator.Tag
                ? $"[{string.Join(",", member.DiscriminatorValues.Select(Quote))}]" : "[]"))}]";
            int other = union.Members.ToList().FindIndex(member => member.IsDefault);
            if (other >= 0)
            {
                yield return $"\"d\":{other.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static IEnumerable<string> Scalar(ResolvedSchema resolved)
    {
        Schema written = resolved.Written;
        JsonTypes kind = resolved switch
        {
            ScalarSchema scalar => scalar.Kind,
            EnumSchema { IsInteger: true } => JsonTypes.Integer,
            _ => JsonTypes.String,
        };
        bool isNumber = kind is JsonTypes.Integer or JsonTypes.Number;
        char letter = isNumber && written.NumberForm != NumberForm.Number ? 'x' : kind switch
        {
            JsonTypes.Boolean => 'b',
            JsonTypes.Integer => 'i',
            JsonTypes.Number => 'd',
            _ => 's',
        };
        yield return $"\"s\":\"{letter}\"";
        if (written.Enum.Count > 0)
        {
            yield return $"\"e\":[{string.Join(",", written.Enum.Select(value => value.ToJson()))}]";
            yield break;
        }

        foreach (string bound in isNumber
            ? Bounds(written.LowerBound, written.UpperBound)
            : letter == 's' ? Bounds(written.MinLength, written.MaxLength) : [])
        {
            yield return bound;
        }

        if (letter == 's' && written.Pattern is { } pattern && SchemaPattern.CanCheck(pattern))
        {
            yield return $"\"~\":{Quote(pattern)}";
        }

        if ((letter == 's' && written.Format is "date-time" or "date" or "uuid") || (letter == 'i' && written.Format is "int32"))
        {
            yield return $"\"f\":{Quote(written.Format!)}";
        }
    }

    private static IEnumerable<string> Bounds(long? least, long? most)
        => Bounds(
            least is { } low ? new Bound(low, IsExclusive: false) : null, most is { } high ? new Bound(high, IsExclusive: false) : null);

    private static IEnumerable<string> Bounds(Bound? lower, Bound? upper)
    {
        if (lower is { } least)
        {
            yield return $"\"{(least.IsExclusive ? ">" : ">=")}\":{least.Value.ToString(CultureInfo.InvariantCulture)}";
        }

        if (upper is { } most)
        {
            yield return $"\"{(most.IsExclusive ? "<" : "<=")}\":{most.Value.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Returns the number of a schema that is described separately.</summary>
    private string Place(string key, Schema schema)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = _beside.Count;
            _places.Add(key, place);
            _beside.Add(schema);
        }

        return place.ToString(CultureInfo.InvariantCulture);
    }

    private static void AddParts(List<string> fields, string field, IEnumerable<(string Name, string Description)> parts)
    {
        string described = string.Join(",", parts.Select(part => $"{Quote(part.Name)}:{part.Description}"));
        if (described.Length > 0)
        {
            fields.Add($"\"{field}\":{{{described}}}");
        }
    }

    private static void AddPointer(List<string> fields, string pointer, string place)
    {
        if (pointer != place)
        {
            fields.Add(pointer.StartsWith(Components, StringComparison.Ordinal)
                ? $"\"n\":{Quote(pointer.Substring(Components.Length))}" : $"\"p\":{Quote(pointer)}");
        }
    }

    private static string Quote(string text) => new JsonLiteral(JsonLiteralKind.String, text).ToJson();
}
