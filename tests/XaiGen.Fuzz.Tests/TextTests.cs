using XaiGen.Fuzz.Documents;
using XaiGen.Fuzz.Mutations;
using XaiGen.Fuzz.Running;
using XaiGen.Fuzz.Targets;

namespace XaiGen.Fuzz.Tests;

/// <summary>All evil texts together in each place of a field, field by field. The target's rounds test the places one by one.</summary>
public sealed class TextTests
{
    private const int LargestFile = 100_000;

    private readonly TextTarget _target = new();

    public static TheoryData<string> Documents
        => [.. Originals.Corpus
            .Where(name => Path.GetDirectoryName(name) is "" && new FileInfo(Path.Combine(Repository.Corpus, name)).Length < LargestFile)];

    [Fact]
    public void Evil_texts_declare_nothing_in_the_document_with_every_feature() => Check(Originals.Everything);

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void Evil_texts_declare_nothing_in_the_documents_of_others(string name)
    {
        if (Originals.Read(name) is { } document)
        {
            Check(document);
        }
    }

    private void Check(MappingNode document)
    {
        foreach (string field in TextTarget.FieldsOf(document))
        {
            FuzzCase fuzzCase = _target.CaseOfField(document, field, EvilTexts.Together);
            _target.Check(fuzzCase).Failures.ShouldBeEmpty($"{field}:\n{fuzzCase["evil"]}");
        }
    }
}
