namespace XaiGen.Review.Tests;

/// <summary>Documents of other projects, compared with themselves and with one another.</summary>
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

    /// <summary>
    /// Each document is compared with two others, in both directions: all pairs would read the large ones a thousand times.
    /// </summary>
    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Documents_of_different_APIs_are_compared_without_a_fault(string name)
    {
        ContractText old = Corpus.Document(name);
        string[] all = [.. Corpus.Documents];
        int at = Array.IndexOf(all, name);
        foreach (string other in (string[])[all[(at + 1) % all.Length], all[(at + 7) % all.Length]])
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
