namespace XaiGen.Contract.Model;

/// <summary>Enumerates every schema of a contract.</summary>
public static class ContractSchemas
{
    /// <summary>The named schemas, those of operations, and all schemas inside them; references are not followed.</summary>
    public static IReadOnlyList<Schema> Of(ApiContract contract)
    {
        Stack<Schema> schemas = new();
        foreach (NamedSchema named in contract.Schemas)
        {
            schemas.Push(named.Schema);
        }

        foreach (ApiOperation operation in contract.Operations)
        {
            PushOperation(operation, schemas);
        }

        foreach (ApiWebhook call in Calls(contract))
        {
            Push(call.Body, schemas);
        }

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

    private static void PushOperation(ApiOperation operation, Stack<Schema> schemas)
    {
        foreach (ApiParameter parameter in operation.Parameters)
        {
            schemas.Push(parameter.Schema);
        }

        foreach (ApiContent content in operation.RequestBody?.Content ?? default)
        {
            Push(content, schemas);
        }

        foreach (ApiResponse response in operation.Responses)
        {
            foreach (ApiContent content in response.Content)
            {
                Push(content, schemas);
            }
        }

        foreach (ApiResponse response in operation.Responses)
        {
            foreach (ApiHeader header in response.Headers)
            {
                schemas.Push(header.Schema);
            }
        }
    }

    private static void Push(ApiContent content, Stack<Schema> schemas)
    {
        foreach (Schema schema in content.Schemas)
        {
            schemas.Push(schema);
        }
    }

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
