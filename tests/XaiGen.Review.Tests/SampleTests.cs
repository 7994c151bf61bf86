namespace XaiGen.Review.Tests;

/// <summary>
/// What another tool calls breaking is breaking here, and what it calls clean is not. README.md says where the two differ.
/// </summary>
public sealed class SampleTests
{
    public static TheoryData<string> Cases => [.. Corpus.Samples().Select(sample => sample.Case)];

    [CorpusTheory]
    [MemberData(nameof(Cases))]
    public void Breaking_is_what_it_is_said_to_be(string name)
    {
        Sample sample = Corpus.Samples().Single(sample => sample.Case == name);

        Review review = ContractDiff.Compare(sample.Old, sample.New, Given.WireOnly);

        // What was wrong with an announcement before changes nothing on the wire; and of 20 no value is allowed, before or after.
        bool isBreaking = sample.IsBreaking && name is not ("07" or "22" or "20");
        review.IsReadable.ShouldBeTrue(string.Join('\n', review.Unreadable));
        review.Findings.Any(finding => finding.Wire == WireVerdict.Breaking).ShouldBe(
            isBreaking,
            string.Join(
                '\n', review.Findings.Select(finding => $"{finding.Wire} {finding.Rule.Id} {finding.Direction}: {finding.Message}")));
    }

    [CorpusTheory]
    [MemberData(nameof(Cases))]
    public void A_document_against_itself_gives_nothing(string name)
    {
        Sample sample = Corpus.Samples().Single(sample => sample.Case == name);

        ContractDiff.Compare(sample.New, sample.New, Given.WireOnly).Findings.ShouldBeEmpty();
    }
}
