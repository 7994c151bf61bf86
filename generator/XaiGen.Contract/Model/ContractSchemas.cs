namespace XaiGen.Contract.Model;

/// <summary>Enumerates every schema of a contract.</summary>
public static class ContractSchemas
{
    /// <summary>The named schemas, those of operations, and all schemas inside them; references are not followed.</summary>
    public static IEnumerable<Schema> Of(ApiContract contract)
    {
        Stack<Schema> schemas = new(contract.Schemas.Select(named => named.Schema)
            .Concat(contract.Operations.SelectMany(OfOperation))
            .Concat(Calls(contract).SelectMany(call => call.Body.Schemas)));
        while (schemas.Count > 0)
        {
            Schema schema = schemas.Pop();
            yield return schema;
            foreach (Schema part in PartsOf(schema))
            {
                schemas.Push(part);
            }
        }
    }

    /// <summary>The calls that the API makes.</summary>
    public static IEnumerable<ApiWebhook> Calls(ApiContract contract)
        => contract.Webhooks.Concat(contract.Operations.SelectMany(operation => operation.Callbacks));

    private static IEnumerable<Schema> OfOperation(ApiOperation operation)
        => operation.Parameters.Select(parameter => parameter.Schema)
            .Concat((operation.RequestBody?.Content ?? default).Concat(operation.Responses.SelectMany(response => response.Content))
                .SelectMany(content => content.Schemas))
            .Concat(operation.Responses.SelectMany(response => response.Headers).Select(header => header.Schema));

    private static IEnumerable<Schema> PartsOf(Schema schema)
        => schema.Properties.Select(property => property.Schema)
            .Concat(schema.AllOf)
            .Concat(schema.OneOf)
            .Concat(schema.AnyOf)
            .Concat(new[] { schema.Items, schema.AdditionalProperties }.OfType<Schema>());
}
