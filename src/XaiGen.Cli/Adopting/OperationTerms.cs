using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting;

/// <summary>Expresses a selection of operations as terms of <c>XaiGenInclude</c>.</summary>
internal static class OperationTerms
{
    /// <param name="contract">The contract.</param>
    /// <param name="selects">The operations that are wanted.</param>
    /// <param name="unnamed">Operations that no term can choose: they have no operationId, and others of their path are not wanted.</param>
    public static IReadOnlyList<string> Of(ApiContract contract, Func<ApiOperation, bool> selects, out IReadOnlyList<ApiOperation> unnamed)
    {
        ApiOperation[] wanted = [.. contract.Operations.Where(selects)];
        List<string> terms = [];
        List<ApiOperation> without = [];
        foreach (IGrouping<string, ApiOperation> path in wanted.GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            bool isWhole = path.Count() == contract.Operations.Count(operation => operation.Path == path.Key);
            if (isWhole)
            {
                terms.Add(path.Key);
                continue;
            }

            terms.AddRange(path.Select(operation => operation.OperationId).OfType<string>());
            without.AddRange(path.Where(operation => operation.OperationId is null));
        }

        unnamed = without;
        return wanted.Length == contract.Operations.Count ? [] : terms;
    }
}
