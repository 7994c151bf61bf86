using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace XaiGen.Emulator.Files;

/// <summary>The pagination token: the position of the last file, readable only by the emulator.</summary>
internal static class PagePosition
{
    public static string Format(SortKey key, FileQuery query) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{OrderOf(query)}|{key.Number}|{key.Sequence}|{key.Text}")));

    public static SortKey Parse(string token, FileQuery query)
    {
        if (PartsOf(token) is not [var order, var number, var sequence, var text]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long keyNumber)
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out long keySequence))
        {
            throw ApiFault.Invalid("'pagination_token' is not a token of this list");
        }

        return order == OrderOf(query)
            ? new SortKey(text, keyNumber, keySequence)
            : throw ApiFault.Invalid(
                "'pagination_token' belongs to a list with another 'order' or 'sort_by'; keep them the same between pages",
                Undocumented.PaginationTokenOfAnotherOrder);
    }

    private static string[] PartsOf(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).Split('|', 4);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static string OrderOf(FileQuery query) => $"{query.SortBy}.{(query.IsDescending ? "desc" : "asc")}";
}
