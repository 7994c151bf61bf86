using System.Text;

namespace XaiGen.Review.Pages;

/// <summary>The environment variables that samples read secrets from.</summary>
internal static class EnvironmentVariable
{
    /// <summary>For a client <c>XaiClient</c> and its parameter <c>apiKey</c> it is <c>XAI_API_KEY</c>.</summary>
    public static string Of(string client, string secret)
    {
        string name = client.EndsWith("Client", StringComparison.Ordinal) && client.Length > 6 ? client[..^6] : client;
        return $"{Upper(name)}_{Upper(secret)}";
    }

    private static string Upper(string name)
    {
        var upper = new StringBuilder();
        for (int at = 0; at < name.Length; at++)
        {
            if (at > 0 && char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1]))
            {
                upper.Append('_');
            }

            upper.Append(char.IsAsciiLetterOrDigit(name[at]) ? char.ToUpperInvariant(name[at]) : 'X');
        }

        return char.IsAsciiDigit(upper[0]) ? $"API_{upper}" : upper.ToString();
    }
}
