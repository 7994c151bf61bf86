using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>What HTTP allows in the headers that a contract names: RFC 9110, 5.6.2 and 8.3.1.</summary>
internal static class HttpText
{
    /// <summary>Whether a header can carry <paramref name="mediaType"/>; reported where not.</summary>
    public static bool IsMediaType(string mediaType, Action<ProblemRule, string> report)
    {
        if (!mediaType.All(IsPrintable))
        {
            report(
                ProblemRules.NotInHttp,
                $"The media type '{mediaType.Abbreviated()}' holds a character that no header can carry, so it is not read. Use visible ASCII characters only, as in 'application/json'.");
            return false;
        }

        string[] parts = mediaType.Split(';')[0].Trim().Split('/');
        if (parts.Length != 2 || !parts.All(IsToken))
        {
            report(
                ProblemRules.WrongValue,
                $"'{mediaType.Abbreviated()}' is not a media type and is sent as it stands. A media type has two names and a slash, as in 'application/json'.");
        }

        return true;
    }

    /// <summary>Whether a header or a cookie can have this name; reported where not.</summary>
    public static bool IsName(NodeReader node, string name, string what)
    {
        bool isToken = IsToken(name);
        if (!isToken)
        {
            node.Report(
                ProblemRules.NotInHttp,
                $"'{name.Abbreviated()}' cannot be the name of {what}, so it is not read. Use letters, digits and the characters !#$%&'*+-.^_`|~ only.");
        }

        return isToken;
    }

    private static bool IsToken(string text) => text.Length > 0 && text.All(letter => IsPrintable(letter) && "\"(),/:;<=>?@[\\]{} ".IndexOf(letter) < 0);

    private static bool IsPrintable(char letter) => letter is >= ' ' and <= '~';
}
