using System.Text.RegularExpressions;

namespace XaiGen.Contract.Model;

/// <summary>The contract's patterns are ECMAScript's: which of them .NET can check.</summary>
public static class SchemaPattern
{
    /// <summary>Some hosts of the compiler read nested groups by recursion; a longer pattern could end them.</summary>
    public const int MaxLength = 1000;

    /// <summary>False for what is left to the server.</summary>
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
