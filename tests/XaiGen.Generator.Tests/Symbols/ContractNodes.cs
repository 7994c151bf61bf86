using XaiGen.Contract.Model;

namespace XaiGen.Generator.Tests.Symbols;

/// <summary>The nodes of a contract that become C#: operations, their parameters and bodies, schemas, properties, values.</summary>
internal sealed class ContractNodes
{
    private readonly HashSet<string> _visited = [];
    private readonly HashSet<string> _used = [];

    /// <summary>Components that describe an event; in C#, there is only its data.</summary>
    private readonly HashSet<string> _events = [];

    private ContractNodes()
    {
    }

    public List<string> Pointers { get; } = [];

    public static IReadOnlyList<string> Of(ApiContract contract)
    {
        var nodes = new ContractNodes();
        foreach (ApiOperation operation in contract.Operations)
        {
            nodes.Pointers.Add(operation.Pointer);
            foreach (ApiParameter parameter in operation.Parameters)
            {
                nodes.Pointers.Add(parameter.Pointer);
                nodes.Use(parameter.Schema);
            }

            // The code reads the body of a success in one media type, and that of a request.
            nodes.Use(operation.RequestBody is { Content.Count: 1 } only ? only.Content[0].Schema : null);
            nodes.Use(operation.Responses.FirstOrDefault(response => response is { Status: "200", Content.Count: 1 })?.Content[0].Schema);
            if (operation.RequestBody is { Content.Count: > 0 } body)
            {
                nodes.Pointers.Add(body.Pointer);
            }
        }

        nodes._events.UnionWith(contract.Operations.SelectMany(operation => operation.Responses).SelectMany(response => response.Content)
            .Where(content => content.ItemFormat == ItemFormat.Events)
            .Select(content => content.Schema?.Reference)
            .OfType<string>());
        foreach (ApiWebhook call in ContractSchemas.Calls(contract))
        {
            nodes.Pointers.Add(call.Pointer);
            nodes.Use(call.Body.Schema);
        }

        foreach (NamedSchema schema in contract.Schemas)
        {
            nodes.Visit(schema.Schema);
        }

        // A component that is only another name for a C# type is not in the code unless something in it refers to it.
        nodes.Pointers.AddRange(contract.Schemas.Where(schema => nodes._used.Contains(schema.Pointer) || HasType(schema.Schema))
            .Select(schema => schema.Pointer));
        return [.. nodes.Pointers.Distinct()];
    }

    private void Use(Schema? schema)
    {
        if ((schema?.Reference ?? schema?.Items?.Reference ?? schema?.AdditionalProperties?.Reference) is { } reference)
        {
            _used.Add(reference);
        }
    }

    private static bool HasType(Schema schema)
        => schema.Properties.Count > 0 || schema.Enum.Count > 1 || schema.OneOf.Count > 1 || schema.IdType is not null;

    /// <summary>
    /// The object's own properties and the enum's own values; those in <c>allOf</c> and unions belong to the type that these become.
    /// </summary>
    private void Visit(Schema schema)
    {
        if (schema.Reference is not null || !_visited.Add(schema.Pointer))
        {
            return;
        }

        if (schema.Enum.Count > 1)
        {
            Pointers.AddRange(schema.EnumPointers);
        }

        if (schema is { IdType: null, OneOf.Count: 0, AnyOf.Count: 0 })
        {
            foreach (SchemaProperty property in schema.Properties.Where(property => property.Name == "data" || !_events.Contains(schema.Pointer)))
            {
                Pointers.Add(property.Schema.Pointer);
                Use(property.Schema);
                Visit(property.Schema);
            }
        }
    }
}
