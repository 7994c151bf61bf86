using System.Text;

namespace XaiGen.Review.Pages;

/// <summary>Names of files that every file system and every URL takes, each given once.</summary>
internal sealed class PageNames
{
    private const int Longest = 80;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The anchor of a part of a page. Different names have different anchors.</summary>
    public static string Anchor(string kind, string name)
        => $"{kind}-{string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : $"-{(int)letter:x}"))}";

    public string Of(string kind, string name)
    {
        var slug = new StringBuilder(kind);
        slug.Append('-');
        foreach (char letter in name)
        {
            if (slug.Length < Longest)
            {
                slug.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
            }
        }

        string file = $"{slug}.html";
        for (int again = 2; !_taken.Add(file); again++)
        {
            file = $"{slug}-{again}.html";
        }

        return file;
    }
}
