using System.Globalization;
using System.Text;

namespace XaiGen.Fuzz.Running;

/// <summary>Makes evil texts harmless for display.</summary>
internal static class Shown
{
    /// <summary>Returns one line without characters that could confuse a terminal or an encoding.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder();
        foreach (char c in text)
        {
            if (c is (< ' ' or > '~') and not ('…' or '’'))
            {
                line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }
}
