using System.Text;
using XaiGen.Review;
using XaiGen.Traffic.Learning;

namespace XaiGen.Traffic.Reports;

/// <summary>Converts proposals to findings, for the reports of reviews.</summary>
public static class LearnedReview
{
    private const int MostMembers = 4;

    public static Review.Review Of(Learned learned)
        => new([.. learned.Proposals.Select(Finding)], learned.Unreadable) { AdvisesVersions = false, ComparesCSharp = false };

    private static Finding Finding(Proposal proposal) => new()
    {
        Rule = RuleOf(proposal.Observation.Kind),
        Severity = Severity.Warning,
        CSharp = proposal.CSharp ?? CSharpVerdict.None,
        Members = proposal.Members,
        Operations = [proposal.Observation.Operation],
        New = proposal.Place,
        Pointer = proposal.Place.Pointer,
        Message = proposal.Message,
        Why = Advice(proposal),
    };

    /// <summary>What to do, how certain it is, and its effect.</summary>
    public static string Advice(Proposal proposal)
    {
        var advice = new StringBuilder(proposal.Change is null
            ? "A person must decide what the contract is to say."
            : $"Proposed ({proposal.Certainty.ToString().ToLowerInvariant()}): {proposal.Change}.");
        if (proposal.Wire is { } wire)
        {
            advice.Append(wire switch
            {
                WireVerdict.Breaking => " The diff calls that breaking on the wire.",
                WireVerdict.Warning => " The diff warns about that on the wire.",
                _ => " The diff calls that compatible on the wire.",
            });
        }

        if (proposal.CSharp is { } csharp)
        {
            advice.Append(csharp switch
            {
                CSharpVerdict.SourceBreaking => " In C# it breaks source code",
                CSharpVerdict.BinaryBreaking => " In C# it breaks compiled programs",
                CSharpVerdict.Behaviour => " In C# members do something else",
                _ => " In C# it breaks nothing",
            }).Append(proposal.Members.Count == 0 ? "." : $": {string.Join(", ", proposal.Members.Take(MostMembers))}.");
        }

        return proposal.Decision is { } decision
            ? advice.Append($" It contradicts a comment beside it: {decision}").ToString() : advice.ToString();
    }

    /// <summary>The rule of an observation, such as <c>traffic-unknown-property</c>.</summary>
    private static ReviewRule RuleOf(ObservationKind kind)
    {
        string name = kind.ToString();
        string id = string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter)
            ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
        return new ReviewRule("traffic" + id,
            string.Concat(name.Select((letter, i) => char.IsAsciiLetterUpper(letter)
                && i > 0 ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())));
    }
}
