namespace XaiGen.Review.CSharp;

/// <summary>Holds names of C# and of the wire for one where they differ in case and signs only: <c>file_id</c> and <c>FileId</c>.</summary>
internal sealed class LooseNames : IEqualityComparer<string>
{
    public static readonly LooseNames Instance = new();

    public bool Equals(string? x, string? y) => Letters(x).SequenceEqual(Letters(y));

    public int GetHashCode(string name)
    {
        HashCode hash = new();
        foreach (char letter in Letters(name))
        {
            hash.Add(letter);
        }

        return hash.ToHashCode();
    }

    private static IEnumerable<char> Letters(string? name) => (name ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant);
}
