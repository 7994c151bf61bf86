using System.Globalization;

namespace XaiGen;

/// <summary>The expected cost of a request, as far as it can be known in advance.</summary>
/// <param name="CostInUsd">The cost in US dollars. This is an estimate: the service bills the usage that it measures.</param>
/// <param name="IsListed">
/// Whether the price comes from the service's own list of models, which covers only images. Other prices are those published when this
/// version of the client was released.
/// </param>
public sealed record CostEstimate(decimal CostInUsd, bool IsListed)
{
    /// <summary>Returns a one-line description of the estimate.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"about {CostInUsd:0.00##} dollars ({(IsListed ? "listed" : "published")} prices)");
}
