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
    private readonly DescriptionWriter _json = new();
    private int _depth;

    private ContractDescription(SchemaResolver schemas) => _schemas = schemas;

    /// <param name="operations">The names of the client's operations.</param>
    internal static string Of(ApiContract contract, SchemaResolver schemas, HashSet<string> operations)
    {
        var description = new ContractDescription(schemas);
        description.Write(contract, operations);
        return description._json.ToString();
    }

    private void Write(ApiContract contract, HashSet<string> operations)
    {
        var names = new OperationNames(contract);
        _json.Write("{\"o\":{");
        foreach (ApiOperation operation in contract.Operations)
        {
            string name = names.Of(operation);
            if (operations.Contains(name))
            {
                _json.Key(name);
                Operation(operation);
            }
        }

        _json.Write("},\"r\":[");
        foreach (string response in _responses.OrderBy(response => response.Value).Select(response => response.Key))
        {
            _json.Separate();
            _json.Write(response);
        }

        // Each may refer to further ones.
        _json.Write("],\"t\":[");
        for (int i = 0; i < _beside.Count; i++)
        {
            _json.Separate();
            Within(_beside[i], "");
        }

        _json.Write("]}");
    }

    private void Operation(ApiOperation operation)
    {
        _json.Write("{\"p\":");
        _json.Quote(operation.Pointer);
        _json.Field("r");
        _json.Write("{");
        foreach (ApiResponse response in operation.Responses)
        {
            _json.Key(response.Status);
            _json.Write(Number(response, $"{operation.Pointer}/responses/{response.Status}"));
        }

        _json.Write("}}");
    }

    /// <summary>Returns the number of a response. Most operations have the same errors, so each is described once.</summary>
    private int Number(ApiResponse response, string place)
    {
        int start = _json.Length;
        Response(response, place);
        string described = _json.Take(start);
        if (!_responses.TryGetValue(described, out int number))
        {
            number = _responses.Count;
            _responses.Add(described, number);
        }

        return number;
    }

    private void Response(ApiResponse response, string place)
    {
        _json.Write("{");
        Pointer(response.Pointer, place);
        if (response.WhenEmpty is not null)
        {
            _json.Field("e", 1);
        }

        Parts("h", "/headers", response.Headers, header => header.Name, Header);
        Parts("c", "/content", response.Content, content => content.MediaType, Content);
        _json.Write("}");

        void Parts<T>(string field, string segment, EquatableArray<T> parts, Func<T, string> nameOf, Action<T, string> describe)
            where T : IEquatable<T>
        {
            if (parts.IsEmpty)
            {
                return;
            }

            _json.Field(field);
            _json.Write("{");
            foreach (T part in parts)
            {
                _json.Key(nameOf(part));
                describe(part, JsonPointer.Append(response.Pointer + segment, nameOf(part)));
            }

            _json.Write("}");
        }
    }

    private void Header(ApiHeader header, string place)
    {
        _json.Write("{");
        Pointer(header.Pointer, place);
        if (header.IsRequired)
        {
            _json.Field("r", 1);
        }

        // Lists, objects and times have special formats in headers, which are not checked.
        ResolvedSchema resolved = Resolve(header.Schema);
        if (resolved is EnumSchema or ScalarSchema { Written.Format: null or "int32" or "int64" or "float" or "double" })
        {
            _json.Field("v");
            Value(resolved.Written, header.Pointer + "/schema");
        }

        _json.Write("}");
    }

    private void Content(ApiContent content, string place)
    {
        _json.Write("{");
        Pointer(content.Pointer, place);
        if (content.ItemFormat is { } format)
        {
            if (ItemOf(content, format) is { } item)
            {
                _json.Field("i");
                Value(item, $"{content.Pointer}/itemSchema");
            }
        }
        else if (content.Schema is { } schema && MediaTypes.IsJson(content))
        {
            _json.Field("v");
            Value(schema, $"{content.Pointer}/schema");
        }

        _json.Write("}");
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
    private void Value(Schema schema, string place)
    {
        ResolvedSchema resolved = _schemas.Resolve(schema);
        if (resolved is ReferenceSchema reference)
        {
            Schema target = _schemas.Find(reference.Target)?.Schema ?? new Schema { Pointer = reference.Target };
            int number = Place(reference.Target, target);

            // The target of a direct reference needs no pointer: the reader knows it.
            if (resolved.IsNullable || (schema.Pointer != place && schema.Pointer != reference.Target))
            {
                Beside(resolved, schema.Pointer, place, number);
            }
            else
            {
                _json.Write(number);
            }

            return;
        }

        // Objects that extend others may contain themselves, or one another many times. The members of a union of types share a pointer.
        if (resolved is ObjectSchema or UnionSchema or ListSchema or MapSchema)
        {
            string key = $"{resolved.Written.Pointer} {resolved.Written.Types}";
            if (_depth > MaxDepth || !_described.Add(key))
            {
                Beside(resolved, resolved.Written.Pointer, place, Place(key, schema));
                return;
            }
        }

        Within(schema, place);
    }

    private void Within(Schema schema, string place)
    {
        ResolvedSchema resolved = _schemas.Resolve(schema);
        string pointer = resolved.Written.Pointer;
        int start = _json.Length;
        Begin(resolved, pointer, place);
        int facts = _json.Length;
        _depth++;
        Facts(resolved);
        _depth--;

        // A kind without further facts is written as its letter.
        const string Kind = "\"s\":\"x\"";
        int kind = _json.Length - Kind.Length;
        if (pointer == place && kind == facts + (resolved.IsNullable ? 1 : 0) && _json[kind + 1] == 's')
        {
            char letter = _json[_json.Length - 2];
            _json.Take(start);
            _json.Write(resolved.IsNullable ? $"\"{letter}?\"" : $"\"{letter}\"");
        }
        else
        {
            _json.Write("}");
        }
    }

    /// <summary>A schema that is described separately.</summary>
    private void Beside(ResolvedSchema resolved, string pointer, string place, int number)
    {
        Begin(resolved, pointer, place);
        _json.Field("$", number);
        _json.Write("}");
    }

    private void Begin(ResolvedSchema resolved, string pointer, string place)
    {
        _json.Write("{");
        Pointer(pointer, place);
        if (resolved.IsNullable)
        {
            _json.Field("?", 1);
        }
    }

    private void Facts(ResolvedSchema resolved)
    {
        switch (resolved)
        {
            case ObjectSchema { Shape: var shape, Written.Pointer: var pointer }:
                Shape(shape, pointer);
                break;
            case MapSchema { Values: { } values } map:
                _json.Field("m");
                Value(values, map.Written.Pointer + "/additionalProperties");
                break;
            case MapSchema:
                Kind('o');
                break;
            case ListSchema list:
                List(list);
                break;
            case UnionSchema union:
                Union(union);
                break;
            case EnumSchema or IdSchema or ScalarSchema:
                Scalar(resolved);
                break;
            default:
                Kind('a');
                break;
        }
    }

    private void Shape(ObjectShape shape, string pointer)
    {
        // Required properties come first, so that their number identifies them.
        int required = shape.Properties.Count(IsExpected);
        _json.Field("o");
        _json.Write("{");
        Properties(isExpected: true);
        Properties(isExpected: false);
        _json.Write("}");
        if (required > 0)
        {
            _json.Field("r", required);
        }

        if (shape.AdditionalProperties is { } values)
        {
            _json.Field("m");
            Value(values, pointer + "/additionalProperties");
        }
        else if (shape.IsOpen)
        {
            _json.Field("+", 1);
        }

        void Properties(bool isExpected)
        {
            foreach (ObjectProperty property in shape.Properties)
            {
                if (IsExpected(property) == isExpected)
                {
                    _json.Key(property.Name);
                    Value(property.Schema, JsonPointer.Append(pointer + "/properties", property.Name));
                }
            }
        }

        static bool IsExpected(ObjectProperty property) => property.IsRequired && !property.Schema.IsWriteOnly;
    }

    private void List(ListSchema list)
    {
        _json.Field("l");
        if (list.Items is { } items)
        {
            Value(items, list.Written.Pointer + "/items");
        }
        else
        {
            _json.Write("\"a\"");
        }

        Bounds(list.Written.MinItems, list.Written.MaxItems);
    }

    private void Union(UnionSchema union)
    {
        if (union.Written.OneOf.Count == 0)
        {
            _json.Field("+", 1);
        }

        string list = union.Written.Pointer + (union.Written.OneOf.Count > 0 ? "/oneOf" : "/anyOf");
        _json.Field("u");
        _json.Write("[");
        for (int i = 0; i < union.Members.Count; i++)
        {
            _json.Separate();
            Member(union.Members[i], $"{list}/{i.ToString(CultureInfo.InvariantCulture)}");
        }

        _json.Write("]");
        if (union.TagProperty is { } tag)
        {
            _json.Field("g");
            _json.Quote(tag);
            _json.Field("v");
            _json.Write("[");
            foreach (UnionMember member in union.Members)
            {
                _json.Separate();
                List(member.Discriminator == CaseDiscriminator.Tag ? member.DiscriminatorValues : default);
            }

            _json.Write("]");
            int other = union.Members.ToList().FindIndex(member => member.IsDefault);
            if (other >= 0)
            {
                _json.Field("d", other);
            }
        }
    }

    private void Member(UnionMember member, string place)
    {
        if (!member.IsInlineObject)
        {
            Value(member.Written, place);
            return;
        }

        string own = _schemas.Follow(member.Written)?.Pointer ?? member.Written.Pointer;
        _json.Write("{");
        Pointer(own, place);
        Shape(member.Shape, own);
        _json.Write("}");
    }

    private void List(EquatableArray<string> texts)
    {
        _json.Write("[");
        foreach (string text in texts)
        {
            _json.Separate();
            _json.Quote(text);
        }

        _json.Write("]");
    }

    private void Scalar(ResolvedSchema resolved)
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
        Kind(letter);
        if (written.Enum.Count > 0)
        {
            _json.Field("e");
            _json.Write("[");
            foreach (JsonLiteral value in written.Enum)
            {
                _json.Separate();
                _json.Write(value.ToJson());
            }

            _json.Write("]");
            return;
        }

        if (isNumber)
        {
            Bounds(written.LowerBound, written.UpperBound);
        }
        else if (letter == 's')
        {
            Bounds(written.MinLength, written.MaxLength);
        }

        if (letter == 's' && written.Pattern is { } pattern && SchemaPattern.CanCheck(pattern))
        {
            _json.Field("~");
            _json.Quote(pattern);
        }

        if ((letter == 's' && written.Format is "date-time" or "date" or "uuid") || (letter == 'i' && written.Format is "int32"))
        {
            _json.Field("f");
            _json.Quote(written.Format!);
        }
    }

    private void Bounds(long? least, long? most)
        => Bounds(
            least is { } low ? new Bound(low, IsExclusive: false) : null, most is { } high ? new Bound(high, IsExclusive: false) : null);

    private void Bounds(Bound? lower, Bound? upper)
    {
        if (lower is { } least)
        {
            _json.Field(least.IsExclusive ? ">" : ">=");
            _json.Write(least.Value.ToString(CultureInfo.InvariantCulture));
        }

        if (upper is { } most)
        {
            _json.Field(most.IsExclusive ? "<" : "<=");
            _json.Write(most.Value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Returns the number of a schema that is described separately.</summary>
    private int Place(string key, Schema schema)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = _beside.Count;
            _places.Add(key, place);
            _beside.Add(schema);
        }

        return place;
    }

    private void Pointer(string pointer, string place)
    {
        if (pointer == place)
        {
            return;
        }

        bool isComponent = pointer.StartsWith(Components, StringComparison.Ordinal);
        _json.Field(isComponent ? "n" : "p");
        _json.Quote(isComponent ? pointer.Substring(Components.Length) : pointer);
    }

    private void Kind(char letter)
    {
        _json.Field("s");
        _json.Write($"\"{letter}\"");
    }
}
