using NSwag;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>
/// A safe copy of a contract for NSwag, which fetches references and follows cycles without end. The parts to compare are copied field by
/// field; of the references only those to a parameter or another component of this document are kept, one level deep. Schemas are copied
/// without references, patterns, examples, defaults and extensions.
/// </summary>
internal sealed class NSwagDocument(ContractDocument document)
{
    /// <summary>Json.NET reads 64 levels; a schema starts about 12 levels below the root.</summary>
    private const int DeepestSchema = 40;

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private static readonly string[] s_referable = ["parameters", "responses", "requestBodies", "headers"];

    private static readonly HashSet<string> s_plainKeywords = new(
        [
            "type", "format", "title", "description", "nullable", "readOnly", "writeOnly", "deprecated", "minimum", "maximum",
            "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required",
        ],
        StringComparer.Ordinal);

    /// <summary>Reads the contract with NSwag.</summary>
    /// <exception cref="Exception">NSwag throws exceptions of any type.</exception>
    public OpenApiDocument Read()
    {
        string json = Copy().ToJson();

        // Pass typed JSON: NSwag's own YAML reader turns numbers and booleans in examples into strings.
#pragma warning disable RS0030 // Isolated here.
        return OpenApiDocument.FromJsonAsync(json).GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    /// <summary>Creates the copy that NSwag reads.</summary>
    public JsonMapping Copy()
    {
        JsonMapping copy = Fields(document.Root, "openapi", "info", "tags", "security");
        copy["paths"] = Map(document.Root.Entries("paths"), PathItem);
        JsonNode? components = document.Root.Field("components");
        copy["components"] = new JsonMapping
        {
            ["schemas"] = Map(components.Entries("schemas"), schema => Schema(schema, 0)),
            ["parameters"] = Map(components.Entries("parameters"), Parameter),
            ["responses"] = Map(components.Entries("responses"), Response),
            ["requestBodies"] = Map(components.Entries("requestBodies"), Body),
            ["headers"] = Map(components.Entries("headers"), Parameter),
        };
        return copy;
    }

    private JsonNode PathItem(JsonNode written)
    {
        JsonNode? item = document.Resolve(written);
        JsonMapping copy = Fields(item, "summary", "description");
        if (item.Field("parameters") is not null)
        {
            copy["parameters"] = new JsonList(item.Items("parameters").Select(parameter => Referable(parameter, Parameter)));
        }

        // NSwag reads only the methods of 3.0.
        foreach ((string? method, JsonMapping? operation) in document.OperationsOf(item)
            .Where(operation => s_methods.Contains(operation.Key)))
        {
            copy[method] = Operation(operation);
        }

        return copy;
    }

    private JsonMapping Operation(JsonMapping operation)
    {
        JsonMapping copy = Fields(operation, "operationId", "summary", "description", "tags", "deprecated", "security");
        if (operation.Field("parameters") is not null)
        {
            copy["parameters"] = new JsonList(operation.Items("parameters").Select(parameter => Referable(parameter, Parameter)));
        }

        if (operation.Field("requestBody") is { } body)
        {
            copy["requestBody"] = Referable(body, Body);
        }

        copy["responses"] = Map(operation.Entries("responses"), response => Referable(response, Response));
        return copy;
    }

    private JsonNode Parameter(JsonNode written)
    {
        JsonNode? parameter = document.Resolve(written);
        JsonMapping copy = Fields(
            parameter, "name", "in", "required", "description", "deprecated", "style", "explode", "allowReserved", "allowEmptyValue");
        AddSchema(copy, parameter);
        AddContent(copy, parameter);
        return copy;
    }

    private JsonNode Response(JsonNode written)
    {
        JsonNode? response = document.Resolve(written);
        JsonMapping copy = Fields(response, "description");
        copy["headers"] = Map(response.Entries("headers"), header => Referable(header, Parameter));
        AddContent(copy, response);
        return copy;
    }

    private JsonNode Body(JsonNode written)
    {
        JsonNode? body = document.Resolve(written);
        JsonMapping copy = Fields(body, "description", "required");
        AddContent(copy, body);
        return copy;
    }

    private static void AddContent(JsonMapping copy, JsonNode? written)
    {
        if (written.Field("content") is not null)
        {
            copy["content"] = Map(written.Entries("content"), type =>
            {
                JsonMapping media = [];
                AddSchema(media, type);
                return media;
            });
        }
    }

    private static void AddSchema(JsonMapping copy, JsonNode? holder)
    {
        if (holder.Field("schema") is { } schema)
        {
            copy["schema"] = Schema(schema, 0);
        }
    }

    /// <summary>A reference if it points to a component of this document; otherwise a copy of its target.</summary>
    private JsonNode Referable(JsonNode written, Func<JsonNode, JsonNode> copy)
    {
        string[] segments = written.Text("$ref")?.Split('/') ?? [];
        return segments is ["#", "components", var section, _]
            && s_referable.Contains(section) && document.Target(written.Text("$ref")!) is JsonMapping
            ? new JsonMapping { ["$ref"] = written.Text("$ref") }
            : copy(written);
    }

    private static JsonNode Schema(JsonNode written, int depth)
    {
        JsonMapping copy = [];
        if (depth > DeepestSchema)
        {
            return copy;
        }

        foreach (JsonField keyword in written.Entries())
        {
            switch (keyword.Name)
            {
                case "properties":
                    copy[keyword.Name] = Map(keyword.Value.Entries(), schema => Schema(schema, depth + 1));
                    break;
                case "allOf" or "oneOf" or "anyOf":
                    copy[keyword.Name] = new JsonList(keyword.Value.Items().Select(schema => Schema(schema, depth + 1)));
                    break;
                case "items" or "not":
                case "additionalProperties" when keyword.Value is JsonMapping:
                    copy[keyword.Name] = Schema(keyword.Value, depth + 1);
                    break;
                case "additionalProperties":
                    copy[keyword.Name] = Plain(keyword.Value);
                    break;
                case "enum":
                    copy[keyword.Name] =
                        new JsonList(keyword.Value.Items().Select(value => value is JsonScalar ? Plain(value) : value.ToJson()));
                    break;
                case var name when s_plainKeywords.Contains(name):
                    copy[name] = Plain(keyword.Value);
                    break;
            }
        }

        return copy;
    }

    private static JsonMapping Fields(JsonNode? node, params ReadOnlySpan<string> names)
    {
        JsonMapping copy = [];
        foreach (string name in names)
        {
            if (node.Field(name) is { } value)
            {
                copy[name] = Plain(value);
            }
        }

        return copy;
    }

    /// <remarks>1.0 is an integer in JSON Schema, but not in Json.NET.</remarks>
    private static JsonNode Plain(JsonNode value) => value switch
    {
        JsonScalar { Value: double number } when number == Math.Floor(number) && Math.Abs(number) < 1e15 => (long)number,
        JsonMapping mapping => Map(mapping.Where(entry => !entry.Name.StartsWith("x-", StringComparison.Ordinal)), Plain),
        JsonList list => new JsonList(list.Select(Plain)),
        _ => value.DeepClone(),
    };

    /// <remarks>Names that start with a dollar sign have a special meaning in Json.NET.</remarks>
    private static JsonMapping Map(IEnumerable<JsonField> entries, Func<JsonNode, JsonNode> copy)
    {
        JsonMapping map = [];
        foreach (JsonField entry in entries)
        {
            map[entry.Name.StartsWith('$') ? $"_{entry.Name}" : entry.Name] = copy(entry.Value);
        }

        return map;
    }
}
