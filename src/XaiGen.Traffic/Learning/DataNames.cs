using System.Text;
using SupportNamespace.GeneratedSupport;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>Distinguishes property names chosen by people from names that are data, such as user IDs as keys of a map.</summary>
/// <remarks>The rules are those of the generated clients, so that a recording and a ledger of the same traffic teach the same.</remarks>
internal static class DataNames
{
    private const int FewNames = 2;

    /// <summary>Whether several names are data, rather than one of them by chance.</summary>
    public static bool AreData(IReadOnlyCollection<string> names) => names.Count >= FewNames && names.Count(IsData) * 2 > names.Count;

    /// <summary>Whether a name looks like an ID, a date, an address or a sentence.</summary>
    public static bool IsData(string name) => DriftNames.IsData(name);

    /// <summary>The value of an enum or a tag, or <see cref="LedgerEntry.Hidden"/> if it may be data.</summary>
    public static string Value(string text) => text.Length == 0 ? text : DriftNames.Value(Encoding.UTF8.GetBytes(text));
}
