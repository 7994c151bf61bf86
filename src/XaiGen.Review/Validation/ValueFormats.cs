using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Newtonsoft.Json;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>The formats and content types that constrain a text. All other formats are only hints for people and code.</summary>
internal static partial class ValueFormats
{
    private static readonly HashSet<string> s_telling = new(
        ["date", "date-time", "time", "email", "uri", "url", "uuid", "ipv4", "ipv6", "hostname", "byte", "binary", "int32"],
        StringComparer.Ordinal);

    /// <summary>Whether the format rules out any value.</summary>
    public static bool IsTelling(string? format) => format is not null && s_telling.Contains(format);

    public static bool Allows(string? format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTime().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => Time().IsMatch(text),
        "email" => Email().IsMatch(text),
        "uri" or "url" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "ipv4" => text.Count(letter => letter == '.') == 3 && IPAddress.TryParse(text, out _),
        "ipv6" => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out _),
        "hostname" => Uri.CheckHostName(text) is UriHostNameType.Dns,
        "byte" => Decode("base64", text) is not null,
        _ => true,
    };

    /// <summary>Decodes a text; null if it is not encoded in that way.</summary>
    public static string? Decode(string? encoding, string text)
    {
        if (encoding is "base32" or "base32hex")
        {
            return Base32().IsMatch(text) ? "" : null;
        }

        if (encoding is not ("base64" or "base64url"))
        {
            return text;
        }

        string padded = text.Replace('-', '+').Replace('_', '/');
        byte[] bytes = new byte[(padded.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out int count)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, count)
            : null;
    }

    /// <summary>Parses a text as JSON; null if it is not JSON.</summary>
    public static JsonNode? Json(string text)
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is of a media type, as far as that can be checked.</summary>
    public static bool IsContent(string? mediaType, string text)
    {
        if (mediaType?.EndsWith("xml", StringComparison.Ordinal) is not true)
        {
            return true;
        }

        try
        {
            XDocument.Parse(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z")]
    private static partial Regex DateTime();

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[A-Z2-7]*=*\z")]
    private static partial Regex Base32();
}
