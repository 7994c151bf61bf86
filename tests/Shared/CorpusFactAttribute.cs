namespace XaiGen.Testing;

/// <summary>A fact about the documents of others, skipped where they are absent.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (!Directory.Exists(Repository.Corpus))
        {
            Skip = $"The documents of others are not at {Repository.Corpus}.";
        }
    }
}
