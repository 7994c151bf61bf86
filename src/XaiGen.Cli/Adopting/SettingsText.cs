using System.Text.Json;
using System.Text.Json.Nodes;
using XaiGen.Cli.Contracts;

namespace XaiGen.Cli.Adopting;

/// <summary>Settings in JSON, which may have comments and trailing commas.</summary>
internal static class SettingsText
{
    private static readonly JsonDocumentOptions s_lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="BadInputException">The file is not a JSON object.</exception>
    public static JsonObject Read(string path)
    {
        string text = ContractFile.Read(path, "settings file").Text;
        try
        {
            return JsonNode.Parse(text, new JsonNodeOptions { PropertyNameCaseInsensitive = true }, s_lenient) as JsonObject
                ?? throw new BadInputException($"'{path}' is no settings file: it holds no JSON object.");
        }
        catch (JsonException cause)
        {
            throw new BadInputException(
                $"{path}({cause.LineNumber + 1},{cause.BytePositionInLine + 1}): this is no JSON, so its settings cannot be read.");
        }
        catch (ArgumentException cause)
        {
            throw new BadInputException($"'{path}' has a setting twice, so it is not clear which counts: {cause.Message}");
        }
    }

    /// <summary>The text of a setting; null if it is not set, empty, or something else than a text.</summary>
    public static string? Text(this JsonNode? node)
        => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;

    /// <summary>Whether a setting is this.</summary>
    public static bool Is(this JsonNode? node, bool expected)
        => node is JsonValue value && value.TryGetValue(out bool flag) && flag == expected;

    /// <summary>The texts of a list; a list in a text is separated by commas, semicolons or line ends.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node) => node switch
    {
        JsonArray items => [.. items.Select(Text).OfType<string>()],
        _ => Text(node)?.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    /// <summary>A path of the settings, made whole; URLs stay.</summary>
    public static string? Resolve(string settingsFile, string? path)
        => path is null || path.Contains("://", StringComparison.Ordinal)
            ? path
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settingsFile))!, path.Replace('\\', '/')));
}
