using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Traffic.Exchanges;

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text; null for a file.</param>
internal sealed record FormField(string Name, string? Text);

/// <summary>Reads the fields of <c>application/x-www-form-urlencoded</c> and <c>multipart/form-data</c> bodies.</summary>
internal static partial class FormFields
{
    /// <summary>The fields in their order; null if the body is not a form.</summary>
    public static IReadOnlyList<FormField>? Of(HttpMessage message) => message switch
    {
        { Body: { IsWhole: true } body, MediaType: "application/x-www-form-urlencoded" } => [.. Pairs(body.Text ?? "")],
        { Body: { IsWhole: true } body, MediaType: "multipart/form-data" } when BoundaryOf(message) is { } boundary
            => [.. Parts(body, boundary)],
        _ => null,
    };

    /// <summary>The text between the parts of a multipart body, without the dashes.</summary>
    public static string? BoundaryOf(HttpMessage message)
        => message.Header("Content-Type") is { } type && Boundary().Match(type) is { Success: true } found
            ? found.Groups["text"].Value : null;

    private static IEnumerable<FormField> Pairs(string text)
        => text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => new FormField(FormText.Decode(pair[0]), FormText.Decode(pair.ElementAtOrDefault(1) ?? "")));

    /// <remarks>Each byte is one character until the text of a part is known.</remarks>
    private static IEnumerable<FormField> Parts(MessageBody body, string boundary)
    {
        string text = "\r\n" + Encoding.Latin1.GetString(body.Bytes.Span);
        foreach (string part in text.Split("\r\n--" + boundary).Skip(1))
        {
            int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && Name().Match(part[..end]) is { Success: true } name)
            {
                string value = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(part[(end + 4)..]));
                yield return new FormField(
                    Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name.Groups["text"].Value)),
                    FileName().IsMatch(part[..end]) ? null : value);
            }
        }
    }

    [GeneratedRegex("""[;\s]boundary="?(?<text>[^";\s]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("""[;\s]name="?(?<text>[^"\r\n;]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex("""[;\s]filename\*?=""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
