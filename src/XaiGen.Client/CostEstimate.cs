using System.Globalization;

namespace XaiGen;

/// <summary>What something will cost, as far as that can be known before.</summary>
/// <param name="CostInUsd">The cost in US dollars. It is an estimate: the service charges what it counts.</param>
/// <param name="IsListed">
/// Whether the price is from the service's own list of models. It lists images only; other prices are those that were published when this
/// version of the client was made.
/// </param>
public sealed record CostEstimate(decimal CostInUsd, bool IsListed)
{
    /// <summary>The estimate in one line.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"about {CostInUsd:0.00##} dollars ({(IsListed ? "listed" : "published")} prices)");
}
