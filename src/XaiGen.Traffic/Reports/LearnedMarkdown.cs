using XaiGen.Review.Reports;
using XaiGen.Traffic.Learning;

namespace XaiGen.Traffic.Reports;

/// <summary>Writes proposals as Markdown for a pull request.</summary>
public static class LearnedMarkdown
{
    private const int MostShown = 100;

    public static string Write(Learned learned)
    {
        var report = new MarkdownBuilder();
        report.Append(
            $"### What traffic says about the contract\n\n{learned.Proposals.Count} observations in {learned.Exchanges} exchanges.\n");
        foreach (Proposal proposal in learned.Proposals.Take(MostShown))
        {
            report.Append($"\n- {proposal.Message} {LearnedReview.Advice(proposal)}\n");
            report.Append($"  At {proposal.Place.File}:{proposal.Place.Line}, in {proposal.Observation.Operation}.\n");
        }

        if (learned.Proposals.Count > MostShown)
        {
            report.Append($"\nAnd {learned.Proposals.Count - MostShown} more.\n");
        }

        return report.ToString();
    }
}
