using XaiGen.Contract.Editing;

namespace XaiGen.Review;

/// <summary>Applies the fixes of findings. Each inserts a few words: comments, order and layout are kept.</summary>
public static class ContractFixes
{
    /// <summary>
    /// Applies all automatic fixes and checks the result: a fix that makes the contract unreadable or causes new errors is undone.
    /// </summary>
    public static MendedContract Apply(ContractText contract)
    {
        Review review = ContractLint.Check(contract);
        Fix[] fixes = InOrder(review);
        if (fixes.Length == 0)
        {
            return new MendedContract(contract.Text, [], review);
        }

        string all = Apply(contract.Text, fixes);
        Review after = ContractLint.Check(contract with { Text = all });
        return IsBetter(after, review) ? new MendedContract(all, fixes, after) : ApplyHarmless(contract, fixes, review);
    }

    /// <summary>
    /// At least one fix is harmful, which should not happen; the others are still useful. The harmful fixes are found by bisection, since a
    /// contract may have thousands of fixes.
    /// </summary>
    private static MendedContract ApplyHarmless(ContractText contract, Fix[] fixes, Review review)
    {
        List<Fix> applied = [];
        Stack<Fix[]> open = new([fixes]);
        while (open.TryPop(out Fix[]? tried))
        {
            Fix[] all = [.. applied.Concat(tried).OrderBy(fix => fix.Replaced.Start).ThenBy(fix => fix.Text, StringComparer.Ordinal)];
            Review after = ContractLint.Check(contract with { Text = Apply(contract.Text, all) });
            if (IsBetter(after, review))
            {
                applied = [.. all];
                review = after;
            }
            else if (tried.Length > 1)
            {
                open.Push(tried[(tried.Length / 2)..]);
                open.Push(tried[..(tried.Length / 2)]);
            }
        }

        return new MendedContract(Apply(contract.Text, applied), applied, review);
    }

    private static bool IsBetter(Review after, Review before)
        => after.IsReadable && after.Findings.Count < before.Findings.Count && after.Summary.Errors <= before.Summary.Errors;

    /// <remarks>Several findings may have the same fix.</remarks>
    private static Fix[] InOrder(Review review)
        => [.. review.Findings.Select(finding => finding.Fix)
            .OfType<Fix>().Distinct().OrderBy(fix => fix.Replaced.Start).ThenBy(fix => fix.Text, StringComparer.Ordinal)];

    private static string Apply(string text, IReadOnlyList<Fix> fixes)
    {
        // From the end, so that the ranges of earlier fixes stay valid.
        foreach (Fix fix in fixes.Reverse())
        {
            text = string.Concat(text.AsSpan(0, fix.Replaced.Start), fix.Text, text.AsSpan(fix.Replaced.Start + fix.Replaced.Length));
        }

        return text;
    }
}
