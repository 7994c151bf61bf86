using System.Globalization;

namespace XaiGen.Fuzz.Documents;

/// <summary>The contract's examples of responses.</summary>
internal static class ResponseExamples
{
    private static readonly Lazy<ILookup<string, (int Status, Node Body)>> s_all =
        new(() => All().ToLookup(one => one.Operation, one => (one.Status, one.Body)));

    public static IReadOnlyList<(int Status, Node Body)> Of(string operationId) => [.. s_all.Value[operationId]];

    private static IEnumerable<(string Operation, int Status, Node Body)> All()
    {
        MappingNode contract = Originals.Contract;
        foreach (MappingNode operation in contract.All().OfType<MappingNode>()
            .Where(node => node["operationId"] is ScalarNode && node["responses"] is MappingNode))
        {
            foreach ((string status, Node response) in ((MappingNode)operation["responses"]!).Entries)
            {
                int code = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 500;
                foreach (MappingNode example in Resolved(contract, response).All().OfType<MappingNode>()
                    .Where(node => node["value"] is MappingNode))
                {
                    yield return (((ScalarNode)operation["operationId"]!).Text, code, example["value"]!);
                }
            }
        }
    }

    private static Node Resolved(MappingNode contract, Node response)
        => response is MappingNode mapping && mapping["$ref"] is ScalarNode reference
            ? reference.Text.Split('/').Skip(1).Aggregate((Node)contract, (node, segment) => ((MappingNode)node)[Place.Unescape(segment)]!)
            : response;
}
