using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

internal static class ModelWalk
{
    /// <summary>Every schema of the model, including nested ones.</summary>
    public static IEnumerable<Schema> AllSchemas(this ApiContract contract)
    {
        Stack<Schema> open = new(
        [
            .. contract.Schemas.Select(named => named.Schema),
            .. contract.Operations.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Schema),
            .. contract.Operations.Select(operation => operation.RequestBody)
                .OfType<ApiRequestBody>().SelectMany(body => body.Content).Select(content => content.Schema).OfType<Schema>(),
            .. contract.Operations.SelectMany(operation => operation.Responses)
                .SelectMany(response => response.Content).Select(content => content.Schema).OfType<Schema>(),
        ]);
        while (open.TryPop(out Schema? schema))
        {
            yield return schema;
            Schema?[] inner =
            [
                schema.Items, schema.AdditionalProperties,
                .. schema.Properties.Select(property => property.Schema), .. schema.AllOf, .. schema.OneOf, .. schema.AnyOf,
            ];
            foreach (Schema child in inner.OfType<Schema>())
            {
                open.Push(child);
            }
        }
    }
}
