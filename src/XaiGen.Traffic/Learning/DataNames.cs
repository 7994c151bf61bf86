using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>Distinguishes property names chosen by people from names that are data, such as user IDs as keys of a map.</summary>
internal static class DataNames
{
    private const int Longest = 64;

    private const int FewNames = 2;

    private const int LeastRandom = 8;

    private const int MostDigits = 4;

    private const int MostDigitsInWords = 10;

    /// <summary>Whether several names are data, rather than one of them by chance.</summary>
    public static bool AreData(IReadOnlyCollection<string> names) => names.Count >= FewNames && names.Count(IsData) * 2 > names.Count;

    /// <summary>Whether a name looks like an ID, a date, an address or a sentence.</summary>
    public static bool IsData(string name)
    {
        int digits = name.Count(char.IsAsciiDigit);
        return name.Length is 0 or > Longest
            || name.TrimStart('@').Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"_-.$:#~".Contains(letter))
            || (digits >= 4 && digits * 4 >= name.Length)
            || digits == name.Length
            || IsRandom(name)
            || Guid.TryParse(name, out _);
    }

    /// <summary>The value of an enum or a tag, or <see cref="LedgerEntry.Hidden"/> if it may be data.</summary>
    public static string Value(string text)
        => text.Length > Longest || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && !"_-.:/+".Contains(letter))
            || text.Count(char.IsAsciiDigit) > (text.Any(char.IsAsciiLetter) ? MostDigitsInWords : MostDigits)
            || IsRandom(text) || Guid.TryParse(text, out _) ? LedgerEntry.Hidden : text;

    /// <summary>Whether a word of the text changes as often between small letters, capitals and digits as random texts do.</summary>
    private static bool IsRandom(string text)
    {
        for (int i = 1, length = 1, changes = 0; i < text.Length; i++)
        {
            int before = ClassOf(text[i - 1]), now = ClassOf(text[i]);
            (length, changes) = now == 0 || before == 0 ? (1, 0) : (length + 1, changes + (now == before || before - now == 1 ? 0 : 1));
            if (length >= LeastRandom && changes * 3 > length)
            {
                return true;
            }
        }

        return false;
    }

    /// <remarks>A capital followed by small letters begins a word, which is not a change: it is one more.</remarks>
    private static int ClassOf(char letter)
        => char.IsAsciiLetterLower(letter) ? 1 : char.IsAsciiLetterUpper(letter) ? 2 : char.IsAsciiDigit(letter) ? 4 : 0;
}
