using System.Globalization;
using System.Text;

namespace XaiGen.Contract.Model;

internal static class JsonText
{
    internal static string Quote(string text) => IsPlain(text) ? $"\"{text}\"" : Escape(text);

    /// <summary>Whether no character needs an escape.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string text)
    {
        StringBuilder json = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        return json.Append('"').ToString();
    }
}
