using XaiGen.Contract.Model;

namespace XaiGen.Generator.Naming;

/// <summary>The type names that x-xaigen keywords set, other than those of components.</summary>
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

        foreach (Schema schema in ContractSchemas.Of(contract))
        {
            if (schema.IdType is { } id)
            {
                yield return id;
            }
        }
    }
}
