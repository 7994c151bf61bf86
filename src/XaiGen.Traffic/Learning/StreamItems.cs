using XaiGen.Contract.Model;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Traffic.Learning;

/// <summary>Splits the body of a stream into its JSON values. Items that are not JSON, such as <c>[DONE]</c>, are ignored.</summary>
internal static class StreamItems
{
    public static IEnumerable<JsonNode> Of(string body, ItemFormat format)
        => (format switch
        {
            ItemFormat.Events => Events(body),
            ItemFormat.Records => body.Split('\u001e'),
            _ => body.Split('\n'),
        }).Select(item => item.Trim()).Where(item => item.Length > 0 && item != "[DONE]").Select(ValueFormats.Json).OfType<JsonNode>();

    private static IEnumerable<string> Events(string body)
        => body.ReplaceLineEndings("\n").Split("\n\n").Select(block => string.Join('\n', block.Split('\n')
            .Where(line => line.StartsWith("data:", StringComparison.Ordinal)).Select(line => line["data:".Length..])));
}
