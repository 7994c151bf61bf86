namespace XaiGen;

public partial class XaiClient
{
    /// <summary>The cost of this client's calls since it was created, by operation and model.</summary>
    public virtual CostLedger Ledger => Purse.Of(_connection).Ledger;

    /// <summary>
    /// Limits the cost of this client's calls from now on, in the current asynchronous context: <c>using Budget budget =
    /// client.Budget(5.00m);</c>. With nested budgets, each call counts for all of them.
    /// </summary>
    /// <param name="limitInUsd">The maximum total cost in US dollars.</param>
    /// <returns>The budget. Disposing of it ends the scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or more than 100,000,000.</exception>
    public virtual Budget Budget(decimal limitInUsd) => new(Purse.Of(_connection), limitInUsd, isScope: true);

    /// <summary>
    /// Estimates the cost of a request without sending it: by the service's price list, which is requested once, and for anything missing
    /// there by the prices that were published when this version of the client was released.
    /// </summary>
    /// <param name="request">A request for images or a video.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">The request is null.</exception>
    /// <exception cref="XaiException">The service's price list cannot be requested.</exception>
    public virtual async Task<CostEstimate> EstimateAsync(IBatchItem request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await EstimateAsync([request], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Estimates the total cost of several requests without sending them. In a batch they cost less.</summary>
    /// <param name="requests">Requests for images and videos.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">The requests are null.</exception>
    /// <exception cref="XaiException">The service's price list cannot be requested.</exception>
    public virtual async Task<CostEstimate> EstimateAsync(IEnumerable<IBatchItem> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var purse = Purse.Of(_connection);
        if (purse.Prices == Prices.Published)
        {
            ImageGenerationModelList list = await Models.ListImageModelsAsync(cancellationToken).ConfigureAwait(false);
            purse.Prices = new Prices(
                list.Models.SelectMany(model => (model.Aliases ?? []).Append(model.Id).Select(name => (Name: name.Value, Model: model)))
                .DistinctBy(named => named.Name).ToDictionary(named => named.Name, named => named.Model));
        }

        (decimal Usd, bool IsListed)[] costs = [.. requests.Select(request => purse.Prices.Of(request.Job.Body))];
        return new CostEstimate(costs.Sum(cost => cost.Usd), costs.All(cost => cost.IsListed));
    }
}
