using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using XaiGen.GeneratedSupport;

namespace XaiGen
{
    /// <summary>
    /// Tracks what a client has spent and may spend. It sees each call that can cost something, before and after it is sent.
    /// </summary>
    internal sealed class Purse(XaiClientOptions options)
    {
        // The expected cost is kept for at most this many pieces of unfinished work; beyond that, the oldest is dropped.
        private const int MostOpen = 10_000;

        private static readonly ConditionalWeakTable<ApiConnection, Purse> s_purses = [];

        private readonly Budget? _own = options.BudgetInUsd is { } limit ? new Budget(limit) : null;
        private readonly Dictionary<string, List<Reservation>> _open = [];
        private readonly Queue<string> _order = [];
        private readonly EndedWork _settled = new();

        public CostLedger Ledger { get; } = new();

        /// <summary>The prices for estimates.</summary>
        public Prices Prices { get; set; } = Prices.Published;

        public static Purse Of(ApiConnection connection)
            => s_purses.GetValue(connection, static connection => new Purse(connection.Settings));

        /// <summary>Reserves the estimated cost of a request.</summary>
        /// <returns>The reservation; null if the request itself costs nothing.</returns>
        /// <exception cref="BudgetExceededException">The remaining amount of a budget is too small.</exception>
        public async Task<Reservation?> BeforeAsync(PipelineMessage message, ApiRequest request)
        {
            Budget[] budgets = Budgets();
            if (budgets.Length > 0)
            {
                await ReadBodyAsync(message).ConfigureAwait(false);
            }

            ReadOnlyMemory<byte> json = message.Request.Content is MemoryContent { Bytes: var bytes } ? bytes : default;
            FileId? file = request.OperationId == "createBatch" ? BilledBodies.FileOf(json) : null;
            if (request.OperationId == "createBatch" && file is null)
            {
                return null;
            }

            decimal estimate = budgets.Length == 0 ? 0
                : Estimate(file is null ? BilledBodies.Of(request.OperationId, json)
                    : await BilledBodies.OfFileAsync(request.Connection!, file.Value, message.CancellationToken).ConfigureAwait(false));
            var reservation = new Reservation(request.OperationId, RequestFacts.Of(message.Request.Content).Model ?? "", estimate, []);
            foreach (Budget budget in budgets)
            {
                try
                {
                    budget.Reserve($"{request}", estimate);
                    reservation.Budgets.Add(budget);
                }
                catch (BudgetExceededException)
                {
                    reservation.Settle(0);
                    throw;
                }
            }

            return reservation;
        }

        /// <summary>Finds out whether there is enough left for requests that are sent in several calls.</summary>
        /// <exception cref="BudgetExceededException">The remaining amount of a budget is too small.</exception>
        public void Check(string call, IEnumerable<BatchRequestBody> requests)
        {
            Budget[] budgets = Budgets();
            decimal estimate = budgets.Length == 0 ? 0 : Estimate(requests);
            foreach (Budget budget in budgets)
            {
                budget.Reserve(call, estimate);
                budget.Settle(estimate, 0);
            }
        }

        /// <summary>Replaces the reserved amount by the cost in the response.</summary>
        public void After(Reservation reservation, PipelineResponse response, string? batch)
        {
            var facts = BilledFacts.Of(response);
            string? started = batch ?? (response.IsError ? null : facts.BatchId ?? facts.WorkId);

            // A new batch has cost nothing yet.
            if (facts.CostInUsdTicks is { } ticks && facts.BatchId is null)
            {
                Charge(reservation, facts.Model, ticks);
            }
            else if (response.IsError && response.Status < 500 && !HasLostBody(response))
            {
                reservation.Settle(0);
            }
            else if (started is { } id)
            {
                KeepOpen(id, reservation);
            }
        }

        /// <summary>Keeps the amount reserved until the batch ends: it may have the jobs, although there was no response.</summary>
        public void Lost(Reservation reservation, string batch) => KeepOpen(batch, reservation);

        /// <summary>Releases the reserved amount: it is certain that the request was not carried out.</summary>
        public static void Undone(Reservation reservation) => reservation.Settle(0);

        /// <summary>Settles the reported cost of work that was started earlier, once.</summary>
        public void Reported(string work, string operation, PipelineResponse response)
        {
            var facts = BilledFacts.Of(response);
            if (!facts.HasEnded)
            {
                return;
            }

            Reservation[] started = Take(work);
            if (facts.CostInUsdTicks is { } ticks && _settled.Add(work))
            {
                Charge(started.FirstOrDefault() ?? new Reservation(operation, "", 0, []), facts.Model, ticks);
                started = [.. started.Skip(1)];
                if (operation is not ("getImages" or "getVideo"))
                {
                    Quietly.Do(
                        static cost => Instruments.Cost.Add(
                            cost.ticks, new KeyValuePair<string, object?>("xaigen.operation", cost.operation)),
                        (ticks, operation));
                }
            }

            foreach (Reservation free in started)
            {
                free.Settle(0);
            }
        }

        /// <summary>Whether the body of an error, which may have a cost in it, did not arrive.</summary>
        private static bool HasLostBody(PipelineResponse response)
            => response.Content.ToMemory().IsEmpty
                && (response.Headers.TryGetValue("Transfer-Encoding", out _)
                    || (response.Headers.TryGetValue("Content-Length", out string? length) && length != "0"));

        private void Charge(Reservation reservation, string? model, long ticks)
        {
            reservation.Settle(ticks);
            Ledger.Add(reservation.Operation, reservation.Model.Length > 0 ? reservation.Model : model ?? "", ticks);
        }

        private void KeepOpen(string id, Reservation reservation)
        {
            lock (_open)
            {
                if (_open.TryGetValue(id, out List<Reservation>? started))
                {
                    started.Add(reservation);
                    return;
                }

                _open[id] = [reservation];
                _order.Enqueue(id);
                if (_order.Count > MostOpen)
                {
                    _open.Remove(_order.Dequeue());
                }
            }
        }

        private Reservation[] Take(string id)
        {
            lock (_open)
            {
                return _open.Remove(id, out List<Reservation>? started) ? [.. started] : [];
            }
        }

        private Budget[] Budgets() => [.. Budget.Around(this), .. _own is null ? Array.Empty<Budget>() : [_own]];

        private decimal Estimate(IEnumerable<BatchRequestBody> requests)
            => decimal.Truncate(requests.Sum(request => Prices.Of(request).Usd) * Prices.TicksPerDollar);

        /// <summary>Reads a body that the caller supplied, which may be readable only once, so that its cost can be estimated.</summary>
        private static async Task ReadBodyAsync(PipelineMessage message)
        {
            if (message.Request.Content is not { } given || given is MemoryContent)
            {
                return;
            }

            using var bytes = new MemoryStream();
            await given.WriteToAsync(bytes, message.CancellationToken).ConfigureAwait(false);
            message.Request.Content = new MemoryContent(bytes.ToArray());
            given.Dispose();
        }

        /// <summary>The reserved cost of one call, and the budgets that it is reserved in.</summary>
        internal sealed record Reservation(string Operation, string Model, decimal Ticks, List<Budget> Budgets)
        {
            public void Settle(long billed) => Budgets.ForEach(budget => budget.Settle(Ticks, billed));
        }
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiConnection
    {
        static partial void Extend(ClientPipelineOptions pipeline, XaiClientOptions options)
        {
            pipeline.AddPolicy(new CallTelemetry(options), PipelinePosition.PerCall);
            pipeline.AddPolicy(new PursePolicy(), PipelinePosition.PerCall);
            pipeline.AddPolicy(new PacePolicy(options), PipelinePosition.PerTry);
        }
    }
}
