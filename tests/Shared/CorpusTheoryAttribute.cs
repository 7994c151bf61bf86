namespace XaiGen.Testing;

/// <summary>A theory over the documents of others, skipped where they are absent.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute()
    {
        if (!Directory.Exists(Repository.Corpus))
        {
            Skip = $"The documents of others are not at {Repository.Corpus}.";
        }
    }
}
