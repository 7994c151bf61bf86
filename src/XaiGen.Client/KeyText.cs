namespace XaiGen;

/// <summary>
/// A key as files, shells and secret stores hand it over. Whitespace around it and a byte order mark are not part of it; other additions
/// are refused with what they are.
/// </summary>
internal static class KeyText
{
    // Quotes of code and of documents, from which keys are copied.
    private const string Quotes = "\"'`“”‘’";

    /// <param name="text">The text that has the key.</param>
    /// <param name="source">Where it comes from, at the start of a message.</param>
    /// <exception cref="InvalidOperationException">There is more than a key. The message does not contain the text.</exception>
    public static string Clean(string text, string source)
    {
        string key = text.AsSpan().Trim().Trim("\uFEFF\u200B").Trim().ToString();
        string? more = key.Length == 0 ? "has no key"
            : Quotes.Contains(key[0], StringComparison.Ordinal) || Quotes.Contains(key[^1], StringComparison.Ordinal)
                ? "is in quotes. Remove them"
            : key.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                ? "begins with 'Bearer'. Set it to the key alone"
            : key.StartsWith("XAI_API_KEY", StringComparison.OrdinalIgnoreCase)
                ? "begins with the name of the variable. Set it to the key alone"
            : key.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0
                ? "contains a blank, a line end or another invalid character. Check how it was set"
            : null;
        return more is null ? key : throw new InvalidOperationException($"{source} {more}.");
    }
}
