using System.Globalization;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>Compares values as RFC 9535 does; an absent value equals only another absent value.</summary>
internal static class PathComparison
{
    public static bool Holds(YamlNode? left, string @operator, YamlNode? right) => @operator switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => IsLess(left, right),
        ">" => IsLess(right, left),
        "<=" => IsLess(left, right) || AreEqual(left, right),
        _ => IsLess(right, left) || AreEqual(left, right),
    };

    private static bool AreEqual(YamlNode? left, YamlNode? right) => (left, right) switch
    {
        (null, null) => true,
        (YamlScalar one, YamlScalar other)
            => Number(one) is { } number ? number == Number(other) : one.Kind == other.Kind && AreSame(one, other),
        (YamlSequence one, YamlSequence other)
            => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items, AreEqual).All(same => same),
        (YamlMapping one, YamlMapping other) => one.Entries.Length == other.Entries.Length
            && one.Entries.All(entry => other.Find(entry.Key.Text) is { } found && AreEqual(entry.Value, found.Value)),
        _ => false,
    };

    private static bool AreSame(YamlScalar one, YamlScalar other) => one.Kind switch
    {
        ScalarKind.Null => true,
        ScalarKind.Boolean => char.ToLowerInvariant(one.Text[0]) == char.ToLowerInvariant(other.Text[0]),
        _ => one.Text == other.Text,
    };

    private static bool IsLess(YamlNode? left, YamlNode? right) => (left, right) switch
    {
        (YamlScalar one, YamlScalar other) when Number(one) is { } low && Number(other) is { } high => low < high,
        (YamlScalar { Kind: ScalarKind.String } one, YamlScalar { Kind: ScalarKind.String } other)
            => string.CompareOrdinal(one.Text, other.Text) < 0,
        _ => false,
    };

    private static double? Number(YamlScalar scalar)
        => scalar.Kind is ScalarKind.Integer or ScalarKind.Float
            && double.TryParse(ScalarKinds.ToJsonNumber(scalar.Text), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : null;
}
