using System.Text.RegularExpressions;

namespace XaiGen.Contract.Model;

/// <summary>Decides which of the contract's patterns, written in ECMAScript's syntax, .NET can check.</summary>
public static class SchemaPattern
{
    /// <summary>Some compiler hosts parse nested groups recursively; a longer pattern could overflow their stack.</summary>
    public const int MaxLength = 1000;

    /// <summary>Whether .NET can check the pattern; otherwise only the server does.</summary>
    public static bool CanCheck(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return false;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
