using System.Text.Json.Nodes;

namespace XaiGen.Cli.Adopting;

/// <summary>The settings of a generator that have no counterpart, with their defaults and the alternatives.</summary>
internal sealed class SettingTable
{
    private readonly Dictionary<string, (JsonNode? Default, string Why)> _settings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds settings with one explanation, each as <c>name=default</c>, the default in JSON.</summary>
    public SettingTable Add(string why, string settings)
    {
        foreach (string setting in settings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = setting.Split('=', 2);
            _settings.Add(parts[0], (JsonNode.Parse(parts[1]), why));
        }

        return this;
    }

    /// <summary>The settings that are lost: those that differ from their defaults, and those that are unknown.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="carried">The names of those that are carried over.</param>
    /// <param name="prefix">The path to the settings, for messages.</param>
    public IEnumerable<SettingRemark> Lost(
        IEnumerable<KeyValuePair<string, JsonNode?>> settings, IReadOnlyCollection<string> carried, string prefix = "")
    {
        foreach ((string name, JsonNode? value) in settings)
        {
            if (carried.Contains(name, StringComparer.OrdinalIgnoreCase) || IsNothing(value))
            {
                continue;
            }

            bool isKnown = _settings.TryGetValue(name, out (JsonNode? Default, string Why) known);
            if (!isKnown || !IsSame(value, known.Default))
            {
                yield return new SettingRemark(
                    prefix + name, Shown(value),
                    isKnown ? known.Why : "unknown setting; check what it did, and whether the code needs it");
            }
        }
    }

    private static bool IsNothing(JsonNode? value)
        => value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }
            || (value is JsonValue text && text.TryGetValue(out string? content) && content.Length == 0);

    /// <summary>MSBuild has texts only.</summary>
    private static bool IsSame(JsonNode? value, JsonNode? other)
        => JsonNode.DeepEquals(value, other) || string.Equals(Shown(value), Shown(other), StringComparison.OrdinalIgnoreCase);

    private static string Shown(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.TryGetValue(out string? content) => content,
        _ => value.ToJsonString(),
    };
}
