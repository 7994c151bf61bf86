using System.Globalization;
using System.Text;

namespace XaiGen.Fuzz.Running;

/// <summary>Evil texts, made harmless for those who read about them.</summary>
internal static class Shown
{
    /// <summary>One line without anything that a terminal or an encoding could trip over.</summary>
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
