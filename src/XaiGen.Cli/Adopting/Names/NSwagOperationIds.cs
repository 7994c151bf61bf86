using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The operationIds that NSwag works with: those of the contract, and its own if they are missing or not unique.</summary>
internal static class NSwagOperationIds
{
    /// <summary>The ID of each operation, by its pointer.</summary>
    public static Dictionary<string, string> Of(ApiContract contract)
    {
        var ids = contract.Operations.ToDictionary(
            operation => operation.Pointer, operation => operation.OperationId ?? FromPath(operation.Path));
        foreach (ApiOperation[] alike in Alike(contract, ids))
        {
            foreach (ApiOperation list in alike.Where(operation => ReturnsList(contract, operation)))
            {
                ids[list.Pointer] += "All";
            }
        }

        foreach (ApiOperation[] alike in Alike(contract, ids))
        {
            foreach (ApiOperation operation in alike)
            {
                ids[operation.Pointer] += operation.Method.ToUpperInvariant();
            }
        }

        foreach (ApiOperation[] alike in Alike(contract, ids))
        {
            for (int at = 1; at < alike.Length; at++)
            {
                ids[alike[at].Pointer] += at + 1;
            }
        }

        return ids;
    }

    /// <summary>Whether an operation returns a list when all goes well.</summary>
    public static bool ReturnsList(ApiContract contract, ApiOperation operation)
        => operation.Responses.FirstOrDefault(response => response.Status == "200")?.Content.FirstOrDefault()?.Schema is { } schema
            && (Resolved(contract, schema).Types & JsonTypes.Array) != 0;

    private static ApiOperation[][] Alike(ApiContract contract, Dictionary<string, string> ids)
        => [.. contract.Operations.GroupBy(operation => ids[operation.Pointer], StringComparer.Ordinal)
            .Select(group => group.ToArray()).Where(group => group.Length > 1)];

    private static string FromPath(string path)
        => path.Split('/').LastOrDefault(segment => segment.Length > 0 && !segment.Contains('{')) ?? "Anonymous";

    private static Schema Resolved(ApiContract contract, Schema schema)
    {
        // Schemas may refer to each other in a circle.
        for (int steps = 0; steps < 100 && schema.Reference is { } pointer; steps++)
        {
            schema = contract.Schemas.FirstOrDefault(named => named.Pointer == pointer)?.Schema ?? schema;
        }

        return schema;
    }
}
