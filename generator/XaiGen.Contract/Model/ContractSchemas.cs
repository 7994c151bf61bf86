namespace XaiGen.Contract.Model;

/// <summary>Enumerates every schema of a contract.</summary>
public static class ContractSchemas
{
    /// <summary>The named schemas, those of operations, and all schemas inside them; references are not followed.</summary>
    public static IReadOnlyList<Schema> Of(ApiContract contract)
    {
        Stack<Schema> schemas = new(contract.Schemas.Select(named => named.Schema)
            .Concat(contract.Operations.SelectMany(OfOperation))
            .Concat(Calls(contract).SelectMany(call => call.Body.Schemas)));
        List<Schema> found = [];
        while (schemas.Count > 0)
        {
            Schema schema = schemas.Pop();
            found.Add(schema);
            PushParts(schema, schemas);
        }

        return found;
    }

    /// <summary>The calls that the API makes.</summary>
    public static IEnumerable<ApiWebhook> Calls(ApiContract contract)
        => contract.Webhooks.Concat(contract.Operations.SelectMany(operation => operation.Callbacks));

    private static IEnumerable<Schema> OfOperation(ApiOperation operation)
        => operation.Parameters.Select(parameter => parameter.Schema)
            .Concat((operation.RequestBody?.Content ?? default).Concat(operation.Responses.SelectMany(response => response.Content))
                .SelectMany(content => content.Schemas))
            .Concat(operation.Responses.SelectMany(response => response.Headers).Select(header => header.Schema));

    private static void PushParts(Schema schema, Stack<Schema> schemas)
    {
        foreach (SchemaProperty property in schema.Properties)
        {
            schemas.Push(property.Schema);
        }

        Push(schema.AllOf);
        Push(schema.OneOf);
        Push(schema.AnyOf);
        PushIfAny(schema.Items);
        PushIfAny(schema.AdditionalProperties);

        void Push(EquatableArray<Schema> parts)
        {
            foreach (Schema part in parts)
            {
                schemas.Push(part);
            }
        }

        void PushIfAny(Schema? part)
        {
            if (part is not null)
            {
                schemas.Push(part);
            }
        }
    }
}
