namespace XaiGen.Review.Tests;

/// <summary>Documents of others, against themselves and against one another.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Documents => [.. Corpus.Documents];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void A_document_against_itself_gives_nothing(string name)
    {
        ContractText document = Corpus.Document(name);

        Review review = ContractDiff.Compare(document, document, Given.WireOnly);

        review.IsReadable.ShouldBeTrue();
        review.Findings.ShouldBeEmpty();
    }

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Any_two_documents_are_compared_without_a_fault(string name)
    {
        ContractText old = Corpus.Document(name);
        foreach (string other in Corpus.Documents)
        {
            Review review = ContractDiff.Compare(old, Corpus.Document(other), Given.WireOnly);
            if (review.IsReadable && Path.GetFileNameWithoutExtension(name) != Path.GetFileNameWithoutExtension(other))
            {
                review.Findings.ShouldNotBeEmpty($"{name} against {other}");
                review.Findings.ShouldAllBe(finding => finding.Old!.Line > 0 && finding.New!.Line > 0);
            }
        }
    }
}
