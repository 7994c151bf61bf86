namespace XaiGen.Traffic.Exchanges;

/// <summary>Texts as queries and forms write them.</summary>
internal static class FormText
{
    public static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
