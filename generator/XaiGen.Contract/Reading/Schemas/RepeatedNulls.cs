using XaiGen.Contract.Model;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>
/// Removes null from enums that have it only because of the place where they were first used. ASP.NET Core lists null in the component if
/// that place is nullable, although every nullable place allows null itself.
/// </summary>
internal static class RepeatedNulls
{
    public static ApiContract Remove(ApiContract contract, NodeReader components)
    {
        HashSet<string> enums = [.. components.Entries()
            .Where(component => component["enum"].Exists && !component["type"].Exists && !component["nullable"].Exists)
            .Select(component => component.Pointer)];
        enums.IntersectWith(contract.Schemas.Where(named => named.Schema is { IsNullable: true, IsOnlyNull: false })
            .Select(named => named.Pointer));
        if (enums.Count == 0)
        {
            return contract;
        }

        // A place that allows null itself shows that the component is not meant to.
        enums.IntersectWith(ContractSchemas.Of(contract)
            .Where(schema => schema.IsNullable)
            .Select(schema => schema.Reference)
            .OfType<string>());
        return contract with
        {
            Schemas = contract.Schemas
                .Select(named => enums.Contains(named.Pointer) ? named with { Schema = named.Schema with { IsNullable = false } } : named)
                .ToEquatableArray(),
        };
    }
}
