namespace XaiGen.Traffic.Learning;

/// <summary>Distinguishes property names chosen by people from names that are data, such as user IDs as keys of a map.</summary>
internal static class DataNames
{
    private const int Longest = 64;

    private const int FewNames = 2;

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
            || Guid.TryParse(name, out _);
    }
}
