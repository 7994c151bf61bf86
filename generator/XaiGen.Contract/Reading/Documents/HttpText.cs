using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>HTTP's rules for the headers that a contract names: RFC 9110, 5.6.2 and 8.3.1.</summary>
internal static class HttpText
{
    /// <summary>Whether a header can carry <paramref name="mediaType"/>; reports it if not.</summary>
    public static bool IsMediaType(string mediaType, Action<ProblemMessage> report)
    {
        if (!mediaType.All(IsPrintable))
        {
            report(
                ProblemRules.MediaTypeNotInHttp.Message(mediaType.Abbreviated()));
            return false;
        }

        string[] parts = mediaType.Split(';')[0].Trim().Split('/');
        if (parts.Length != 2 || !parts.All(IsToken))
        {
            report(
                ProblemRules.MediaTypeUnknown.Message(mediaType.Abbreviated()));
        }

        return true;
    }

    /// <summary>Whether a header or a cookie can have this name; reports it if not.</summary>
    public static bool IsName(NodeReader node, string name, string what)
    {
        bool isToken = IsToken(name);
        if (!isToken)
        {
            node.Report(
                ProblemRules.NotInHttp.Message(name.Abbreviated(), what));
        }

        return isToken;
    }

    private static bool IsToken(string text)
        => text.Length > 0 && text.All(letter => IsPrintable(letter) && "\"(),/:;<=>?@[\\]{} ".IndexOf(letter) < 0);

    private static bool IsPrintable(char letter) => letter is >= ' ' and <= '~';
}
