using XaiGen.Contract.Model;

namespace XaiGen.Generator.Naming;

/// <summary>The types that the contract names by a word of its own, beside the components.</summary>
internal static class GivenNames
{
    internal static IEnumerable<string> Of(ApiContract contract)
    {
        foreach (ApiOperation operation in contract.Operations)
        {
            if (operation.LongRunning is { } work)
            {
                yield return work.Handle;
            }
        }

        foreach (Schema schema in SchemasOf(contract))
        {
            if (schema.IdType is { } id)
            {
                yield return id;
            }
        }
    }

    /// <summary>Every schema of the contract, wherever it stands.</summary>
    internal static IEnumerable<Schema> SchemasOf(ApiContract contract)
    {
        var schemas = new Stack<Schema>(contract.Schemas.Select(named => named.Schema).Concat(contract.Operations.SelectMany(SchemasOf)));
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

    private static IEnumerable<Schema> SchemasOf(ApiOperation operation)
        => operation.Parameters.Select(parameter => parameter.Schema)
            .Concat((operation.RequestBody?.Content ?? default).Concat(operation.Responses.SelectMany(response => response.Content))
                .Select(content => content.Schema)
                .OfType<Schema>());

    private static IEnumerable<Schema> PartsOf(Schema schema)
        => schema.Properties.Select(property => property.Schema)
            .Concat(schema.AllOf)
            .Concat(schema.OneOf)
            .Concat(schema.AnyOf)
            .Concat(new[] { schema.Items, schema.AdditionalProperties }.OfType<Schema>());
}
