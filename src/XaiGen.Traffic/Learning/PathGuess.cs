namespace XaiGen.Traffic.Learning;

/// <summary>
/// Turns a request path into a template: a segment that looks like data becomes a parameter, named after the segment before it.
/// </summary>
internal static class PathGuess
{
    public static string Of(string path)
    {
        string[] segments = path.Split('/');
        for (int i = 1; i < segments.Length; i++)
        {
            if (IsData(segments[i]) && segments[i].Length > 0)
            {
                segments[i] = $"{{{Name(segments[i - 1])}}}";
            }
        }

        return string.Join('/', segments);
    }

    /// <remarks>Versions, such as v1, are not data.</remarks>
    private static bool IsData(string segment)
        => DataNames.IsData(segment) || segment.Count(char.IsAsciiDigit) >= 3 || segment.Length >= 24
            || segment.Any(letter => letter is '=' or ',' or '%');

    private static string Name(string before)
    {
        string word = new([.. before.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_')]);
        word = word.Trim('_');
        return word.Length is 0 || char.IsAsciiDigit(word[0]) ? "id" : $"{(word.EndsWith('s') ? word[..^1] : word)}_id";
    }
}
