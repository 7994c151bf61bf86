using System.Globalization;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Demo;

/// <summary>The total cost, on one line.</summary>
internal static class CostLine
{
    public static string Of(CostLedger ledger)
    {
        IEnumerable<string> parts = ledger.Entries.GroupBy(entry => entry.Operation)
            .Select(calls => $"{NameOf(calls.Key)} ${Dollars(calls.Sum(call => call.CostInUsd))}");
        return $"{string.Join(", ", parts)}: ${Dollars(ledger.TotalInUsd)} in all";
    }

    private static string NameOf(string operation) => operation switch
    {
        "generateImages" => "generated images",
        "editImages" => "edited images",
        "generateVideo" => "generated video",
        "extendVideo" => "extended video",
        "addBatchRequests" => "the batch",
        _ => ReportText.Of(operation).ToString(),
    };

    private static string Dollars(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
