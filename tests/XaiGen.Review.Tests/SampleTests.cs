namespace XaiGen.Review.Tests;

/// <summary>What another tool calls breaking is breaking here, and what it calls clean is not. README.md says where the two differ.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Cases => [.. Corpus.Samples().Select(sample => sample.Case)];

    [CorpusTheory]
    [MemberData(nameof(Cases))]
    public void Breaking_is_what_it_is_said_to_be(string name)
    {
        Sample sample = Corpus.Samples().Single(sample => sample.Case == name);

        Review review = ContractDiff.Compare(sample.Old, sample.New, Given.WireOnly);

        review.IsReadable.ShouldBeTrue(string.Join('\n', review.Unreadable));
        review.Findings.Any(finding => finding.Wire == WireVerdict.Breaking).ShouldBe(
            sample.IsBreaking,
            string.Join('\n', review.Findings.Select(finding => $"{finding.Wire} {finding.Rule.Id} {finding.Direction}: {finding.Message}")));
    }

    [CorpusTheory]
    [MemberData(nameof(Cases))]
    public void A_document_against_itself_gives_nothing(string name)
    {
        Sample sample = Corpus.Samples().Single(sample => sample.Case == name);

        // What is wrong with the announcement of an end is said as long as it is wrong.
        ContractDiff.Compare(sample.New, sample.New, Given.WireOnly).Findings.Where(finding => finding.Rule != WireRules.SunsetInvalid && finding.Rule != WireRules.StabilityInvalid).ShouldBeEmpty();
    }
}
