namespace XaiGen.Review;

/// <summary>A contract after its fixes.</summary>
/// <param name="Text">The new text; the old one where nothing could be mended.</param>
/// <param name="Applied">What was done, in the order of the text.</param>
/// <param name="Review">What lint says of the new text.</param>
public sealed record MendedContract(string Text, IReadOnlyList<Fix> Applied, Review Review);

/// <summary>Applies the fixes that findings carry. Each is an insertion of a few words: comments, order and layout stay.</summary>
public static class ContractFixes
{
    /// <summary>
    /// Mends what a program can, and checks the result: a fix after which the contract cannot be read, or has further errors, is not kept.
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
    /// Some fix does harm, which no fix should; the others are still worth having. It is looked for in ever smaller halves, for a
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

    /// <remarks>Several findings may ask for the same.</remarks>
    private static Fix[] InOrder(Review review)
        => [.. review.Findings.Select(finding => finding.Fix)
            .OfType<Fix>().Distinct().OrderBy(fix => fix.Replaced.Start).ThenBy(fix => fix.Text, StringComparer.Ordinal)];

    private static string Apply(string text, IReadOnlyList<Fix> fixes)
    {
        // From the end, so that the places of those before stay what they are.
        foreach (Fix fix in fixes.Reverse())
        {
            text = string.Concat(text.AsSpan(0, fix.Replaced.Start), fix.Text, text.AsSpan(fix.Replaced.Start + fix.Replaced.Length));
        }

        return text;
    }
}
