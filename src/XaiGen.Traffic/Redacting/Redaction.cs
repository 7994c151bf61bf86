using System.Text;
using System.Text.RegularExpressions;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Redacting;

/// <summary>
/// Takes secrets out of an exchange: values of headers, query parameters and fields by their names, and then those very values wherever
/// else they stand, such as a key that an error repeats.
/// </summary>
internal sealed partial class Redaction(SecretNames names)
{
    /// <summary>The text that replaces a secret.</summary>
    public const string Mark = "[redacted]";

    /// <summary>Shorter values are words that also stand where they are no secret.</summary>
    private const int LeastSecret = 6;

    public Exchange Apply(Exchange exchange)
    {
        HashSet<string> secrets = new(StringComparer.Ordinal);
        Exchange named = exchange with
        {
            Url = Url(exchange.Url, secrets),
            Request = Message(exchange.Request, secrets),
            Response = Message(exchange.Response, secrets),
        };
        string[] everywhere = [.. secrets.SelectMany(Spellings).Distinct().OrderByDescending(secret => secret.Length)];
        return everywhere.Length == 0
            ? named
            : named with
            {
                Url = new Uri(Without(named.Url.OriginalString, everywhere)),
                Request = Without(named.Request, everywhere),
                Response = Without(named.Response, everywhere),
            };
    }

    private Uri Url(Uri url, HashSet<string> secrets)
    {
        if (url.UserInfo.Length > 0)
        {
            secrets.UnionWith(url.UserInfo.Split(':').Where(IsLong));
            url = new UriBuilder(url) { UserName = "", Password = "" }.Uri;
        }

        return url.Query.Length > 1 ? new UriBuilder(url) { Query = Pairs(url.Query[1..], secrets, names.HasParameter) }.Uri : url;
    }

    private HttpMessage Message(HttpMessage message, HashSet<string> secrets)
    {
        List<KeyValuePair<string, string>> headers = [];
        foreach ((string name, string value) in message.Headers)
        {
            if (names.HasHeader(name))
            {
                // The scheme is not a secret, and a cookie header has several.
                secrets.UnionWith(value.Split([' ', ';', ',', '='], StringSplitOptions.RemoveEmptyEntries).Append(value).Where(IsLong)
                    .Where(part => part is not "Bearer"));
                headers.Add(KeyValuePair.Create(name, Mark));
            }
            else
            {
                headers.Add(KeyValuePair.Create(name, Links(value, secrets)));
            }
        }

        return new HttpMessage(headers, message.Body is { } body ? Body(message, body, secrets) : null);
    }

    private MessageBody Body(HttpMessage message, MessageBody body, HashSet<string> secrets)
    {
        // Each byte is one character, so that nothing else of the body changes.
        string text = Encoding.Latin1.GetString(body.Bytes.Span);
        string clean = message.MediaType switch
        {
            "application/x-www-form-urlencoded" => Pairs(text, secrets, names.HasField),
            { } type when type.StartsWith("multipart/", StringComparison.Ordinal) => Parts(text, secrets),
            { } type when type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)
                || type.StartsWith("audio/", StringComparison.Ordinal) => text,
            _ => Links(Fields(text, secrets), secrets),
        };
        return ReferenceEquals(clean, text) || clean == text ? body : Changed(body, clean);
    }

    /// <summary>Complete text stays complete.</summary>
    private static MessageBody Changed(MessageBody body, string latin1)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(latin1);
        return new MessageBody(bytes, body.Length - body.Bytes.Length + bytes.Length);
    }

    private static string Pairs(string text, HashSet<string> secrets, Func<string, bool> isSecret)
        => string.Join('&', text.Split('&').Select(pair => pair.IndexOf('=') is >= 0 and var at && isSecret(FormText.Decode(pair[..at]))
            ? Taken(pair[(at + 1)..], secrets, pair[..(at + 1)])
            : pair));

    private static string Taken(string value, HashSet<string> secrets, string kept)
    {
        secrets.UnionWith(new[] { value, FormText.Decode(value) }.Where(IsLong));
        return kept + Uri.EscapeDataString(Mark);
    }

    private string Parts(string text, HashSet<string> secrets) => FormPart().Replace(text, part =>
    {
        if (!names.HasField(part.Groups["name"].Value))
        {
            return part.Value;
        }

        secrets.UnionWith(new[] { OfUtf8(part.Groups["value"].Value) }.Where(IsLong));
        return part.Groups["head"].Value + Mark + part.Groups["end"].Value;
    });

    /// <summary>Fields of JSON, also of a part of it, and of JSON in events and lines.</summary>
    /// <remarks>They are found in the text, not by a parser: secrets must go even from text that was cut or is not valid JSON.</remarks>
    private string Fields(string text, HashSet<string> secrets)
    {
        var clean = new StringBuilder();
        int done = 0;
        for (Match field = FieldName().Match(text); field.Success; field = field.NextMatch())
        {
            if (field.Index < done || !names.HasField(Unescaped(field.Groups["name"].Value)))
            {
                continue;
            }

            int start = field.Index + field.Length;
            int end = JsonEnd(text, start);
            clean.Append(text, done, start - done);
            int open = start;
            for (Match scalar = Scalar().Match(text, start); scalar.Success && scalar.Index < end; scalar = scalar.NextMatch())
            {
                clean.Append(text, open, scalar.Index - open);
                clean.Append(Replaced(scalar.Value, secrets));
                open = Math.Min(end, scalar.Index + scalar.Length);
            }

            clean.Append(text, open, end - open);
            done = end;
        }

        return done == 0 ? text : clean.Append(text, done, text.Length - done).ToString();
    }

    private static string Replaced(string scalar, HashSet<string> secrets)
    {
        if (scalar[0] != '"')
        {
            secrets.UnionWith(new[] { scalar }.Where(IsLong));
            return scalar is "null" ? scalar : scalar is "true" or "false" ? "false" : "0";
        }

        // A text that was cut has no closing quote.
        string written = OfUtf8(scalar.Length > 1 && scalar[^1] == '"' ? scalar[1..^1] : scalar[1..]);
        secrets.UnionWith(new[] { Unescaped(written), written }.Where(IsLong));
        return $"\"{Mark}\"";
    }

    /// <summary>The text of bytes that are one character each.</summary>
    private static string OfUtf8(string latin1) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1));

    /// <summary>Where the value ends that begins there, or the text.</summary>
    private static int JsonEnd(string text, int start)
    {
        int depth = 0;
        for (int at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    at++;
                    while (at < text.Length && text[at] != '"')
                    {
                        at += text[at] == '\\' ? 2 : 1;
                    }

                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth < 0:
                    return at;
                case ',' or '\n' when depth == 0 && at > start:
                    return at;
            }
        }

        return text.Length;
    }

    private static string Unescaped(string json)
        => json.Contains('\\', StringComparison.Ordinal) ? Escape().Replace(json, match => match.Value[1] == 'u' && match.Value.Length == 6
            ? ((char)Convert.ToUInt16(match.Value[2..], 16)).ToString()
            : match.Value[1] switch { 'n' => "\n", 't' => "\t", 'r' => "\r", 'b' => "\b", 'f' => "\f", var plain => plain.ToString() })
                : json;

    /// <summary>Signatures and tokens in the queries of URLs, wherever those stand.</summary>
    private string Links(string text, HashSet<string> secrets) => Parameter().Replace(text, parameter =>
        names.HasParameter(FormText.Decode(parameter.Groups["name"].Value))
            ? Taken(parameter.Groups["value"].Value, secrets,
                parameter.Value[..(parameter.Value.Length - parameter.Groups["value"].Length)])
            : parameter.Value);

    private static bool IsLong(string value) => value.Length >= LeastSecret && value != Mark;

    private static IEnumerable<string> Spellings(string secret)
        => [secret, Uri.EscapeDataString(secret), System.Text.Json.JsonEncodedText.Encode(secret)
            .ToString(), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    private static HttpMessage Without(HttpMessage message, string[] secrets)
    {
        MessageBody? body = message.Body;
        if (body is not null)
        {
            string text = Encoding.Latin1.GetString(body.Bytes.Span);
            string clean = Without(text, [.. secrets.Select(secret => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)))]);
            body = ReferenceEquals(clean, text) || clean == text ? body : Changed(body, clean);
        }

        return new HttpMessage([.. message.Headers.Select(header => KeyValuePair.Create(header.Key, Without(header.Value, secrets)))],
            body);
    }

    private static string Without(string text, string[] secrets)
    {
        foreach (string secret in secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex("""
        "(?<name>(?:[^"\\\r\n]|\\.)*)"\s*:\s*
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FieldName();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*(?:"|\z)|[^\s,:\[\]{}"]+
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Scalar();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex("""(?<=[?&])(?<name>[^=&?"'\s<>]+)=(?<value>[^&"'\s<>\\#]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("""
        (?<head>\r\nContent-Disposition:[^\r\n]*?[;\s]name="?(?<name>[^"\r\n;]*)"?[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)
        (?<value>.*?)(?<end>\r\n--|\z)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FormPart();
}
