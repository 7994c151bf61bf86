using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>
/// The edits that people make to contracts, each with its verdict: parameters, bodies, responses, headers, security, servers, values,
/// objects, unions, conditions, webhooks, callbacks. They are in <c>Edits</c>, beside the contracts that they change.
/// </summary>
public sealed class EditTableTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("zoo")]
    public void An_edit_has_its_verdict(string name)
    {
        string contract = Read($"{name}.yaml");
        List<string> wrong = [];
        foreach (JToken edit in JsonNetFold.Read<JArray>(Read($"{name}-edits.yaml")))
        {
            string edited = contract;
            foreach (JToken replacement in edit["edits"]!)
            {
                string from = (string)replacement["from"]!;
                edited.Split(from).Length.ShouldBe(2, $"{edit["name"]}: '{from}' has to be there once.");
                edited = edited.Replace(from, (string)replacement["to"]!, StringComparison.Ordinal);
            }

            wrong.AddRange(Wrong($"{edit["name"]}", (string)edit["is"]!, contract, edited));
            if (edit["back"] is { } back)
            {
                wrong.AddRange(Wrong($"{edit["name"]}, back", (string)back!, edited, contract));
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Wrong(string name, string verdict, string old, string @new)
    {
        Review review = ContractDiff.Compare(new ContractText("old.yaml", old), new ContractText("new.yaml", @new), Given.WireOnly);
        Direction?[] broken =
            [.. review.Findings.Where(finding => finding.Wire == WireVerdict.Breaking).Select(finding => finding.Direction).Distinct()];
        bool isRight = review.IsReadable && verdict switch
        {
            "breaking" => broken.Length > 0,
            "request" => broken is [Direction.Request],
            "response" => broken is [Direction.Response],
            "warning" => broken.Length == 0 && review.Findings.Any(finding => finding.Wire == WireVerdict.Warning),
            "note" => broken.Length == 0 && review.Findings.Any(),
            "compatible" => broken.Length == 0,
            "silent" => !review.Findings.Any(),
            _ => throw new InvalidOperationException($"'{verdict}' is not a verdict."),
        };
        return isRight
            ? []
            : [
                $"{name} is {verdict}: " + string.Join(
                    "; ",
                    review.Findings.Select(finding => $"{finding.Direction} {finding.Wire} {finding.Rule.Id}: {finding.Message}"))
            ];
    }

    private static string Read(string name)
        => File.ReadAllText(Path.Combine(Repository.Root, "tests", "XaiGen.Review.Tests", "Edits", name));
}
