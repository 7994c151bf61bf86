using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
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
        /// <exception cref="BudgetExceededException">The remaining amount of a budget is too small.</exception>
        public Reservation? Before(PipelineMessage message, ApiRequest request)
        {
            Budget[] budgets = [.. Budget.Around(this), .. _own is null ? Array.Empty<Budget>() : [_own]];
            long estimate = budgets.Length == 0 ? 0 : Estimate(request.OperationId, message.Request.Content);
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

        /// <summary>Replaces the reserved amount by the cost in the response.</summary>
        public void After(Reservation reservation, PipelineResponse response, string? batch)
        {
            var facts = BilledFacts.Of(response);
            if (facts.CostInUsdTicks is { } ticks)
            {
                Charge(reservation, facts.Model, ticks);
            }
            else if (response.IsError && response.Status < 500)
            {
                reservation.Settle(0);
            }
            else if ((facts.WorkId ?? batch) is { } id && !response.IsError)
            {
                KeepOpen(id, reservation);
            }
        }

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
            }

            foreach (Reservation free in started)
            {
                free.Settle(0);
            }
        }

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

        private long Estimate(string operation, BinaryContent? content)
        {
            if (content is not MemoryContent { Bytes: var json })
            {
                return 0;
            }

            IEnumerable<BatchRequestBody> requests = operation switch
            {
                "generateImages" => Body<ImageRequest>(json, BatchRequestBody.FromImageGeneration),
                "editImages" => Body<ImageEditRequest>(json, BatchRequestBody.FromImageEdit),
                "generateVideo" => Body<VideoRequest>(json, request => BatchRequestBody.FromVideoGeneration(request)),
                "editVideo" => Body<VideoEditRequest>(json, request => BatchRequestBody.FromVideoGeneration(request)),
                "extendVideo" => Body<VideoExtensionRequest>(json, BatchRequestBody.FromVideoExtension),
                "addBatchRequests" => Read<AddBatchRequestsRequest>(json)?.BatchRequests.Select(request => request.Body) ?? [],
                _ => [],
            };
            return (long)(requests.Sum(request => Prices.Of(request).Usd) * Prices.TicksPerDollar);
        }

        private static IEnumerable<BatchRequestBody> Body<T>(ReadOnlyMemory<byte> json, Func<T, BatchRequestBody> body)
            where T : class, IWireModel<T>
            => Read<T>(json) is { } request ? [body(request)] : [];

        private static T? Read<T>(ReadOnlyMemory<byte> json)
            where T : class, IWireModel<T>
            => JsonRead.DocumentIfValid(json.Span, static (ref Utf8JsonReader reader) => JsonRead.Model<T>(ref reader));

        /// <summary>The reserved cost of one call, and the budgets that it is reserved in.</summary>
        internal sealed record Reservation(string Operation, string Model, long Ticks, List<Budget> Budgets)
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
