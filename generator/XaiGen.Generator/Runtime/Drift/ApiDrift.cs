#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Concurrent;
using global::System.Collections.Generic;
using global::System.Diagnostics.Metrics;
using global::System.Globalization;
using global::System.Linq;
using global::System.Text.Json;
using global::System.Threading;
using global::Microsoft.Extensions.Logging;
using SeenResponse = ApiConnection.SeenResponse;

/// <summary>
/// Holds responses against the contract, after the call and beside it, and tells who listens. What waits is limited: when there is more,
/// calls do the work themselves, so that nothing is lost.
/// </summary>
internal static class ApiDrift
{
    private const int MostWaiting = 16 * 1024 * 1024;

    private static readonly Lazy<DescribedContract> s_contract = new(
        () => new DescribedContract(JsonDocument.Parse(Api_ContractDescription.Json.ToArray()).RootElement));

    private static readonly ConcurrentQueue<SeenResponse> s_waiting = new();
    private static readonly object s_gate = new();
    private static readonly HashSet<(string Kind, string Pointer)> s_logged = [];
    private static readonly Dictionary<string, DriftLedger> s_ledgers = [];
    private static readonly Counter<long> s_counter = CreateCounter();
    private static long s_bytes;
    private static int s_isBusy;

    public static bool IsWatched => s_counter.Enabled;

    public static DescribedContract Contract => s_contract.Value;

    public static void Add(SeenResponse seen)
    {
        s_waiting.Enqueue(seen);
        if (Interlocked.Add(ref s_bytes, Size(seen)) > MostWaiting)
        {
            LookAtAll();
        }
        else if (Interlocked.Exchange(ref s_isBusy, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Work(), null);
        }
    }

    public static void Flush()
    {
        lock (s_gate)
        {
            LookAtAll();
            foreach (DriftLedger ledger in s_ledgers.Values)
            {
                ledger.Write(isLast: true);
            }
        }
    }

    /// <summary>The end of the process does not wait for a listener that never returns.</summary>
    private static void End()
    {
        if (Monitor.TryEnter(s_gate, TimeSpan.FromSeconds(5)))
        {
            Flush();
            Monitor.Exit(s_gate);
        }
    }

    private static Counter<long> CreateCounter()
    {
        string name = "SupportNamespace".ToLowerInvariant() + ".contract.drift";
        return new Meter(name).CreateCounter<long>(name, "{observation}", "How often responses left the contract.");
    }

    private static int Size(SeenResponse seen) => 200 + (seen.Body?.Length ?? 0);

    private static void Work()
    {
        do
        {
            LookAtAll();
            Volatile.Write(ref s_isBusy, 0);
        }
        while (!s_waiting.IsEmpty && Interlocked.Exchange(ref s_isBusy, 1) == 0);
    }

    private static void LookAtAll()
    {
        lock (s_gate)
        {
            while (s_waiting.TryDequeue(out SeenResponse? seen))
            {
                Interlocked.Add(ref s_bytes, -Size(seen));
                try
                {
                    LookAt(seen);
                }
                catch (Exception)
                {
                    // Who listens must not be able to end the program.
                }
            }

            foreach (DriftLedger ledger in s_ledgers.Values)
            {
                ledger.Write(isLast: false);
            }
        }
    }

    private static void LookAt(SeenResponse seen)
    {
        if (Contract.Find(seen.Operation) is not { } operation)
        {
            return;
        }

        DriftLedger? ledger = LedgerOf(seen);
        var told = new HashSet<(string Kind, string Pointer, string Name)>();
        using JsonDocument? json = Parse(seen);
        JsonElement value = json is null ? default : json.RootElement;
        void Found(
            string kind, string pointer, string name, JsonElement value, string? tag, decimal? bound, long visits)
        {
            ledger?.Add(seen, (kind, pointer, name), value, tag, bound, visits);
            if (told.Add((kind, pointer, name)))
            {
                Tell(seen, new Api_ContractDrift(seen.Operation, kind, pointer, name));
            }
        }

        if (operation.Find(seen.Status) is not { } response)
        {
            // What stands between client and service responds with these for any operation.
            if (seen.Status is not (>= 500 or 304 or 408))
            {
                Found(
                    "unknown-status", operation.Pointer + "/responses", seen.Status.ToString(CultureInfo.InvariantCulture), value,
                    seen.MediaType, null, 0);
            }

            return;
        }

        var walk = new DriftWalk(Found);
        if (seen.IsItem)
        {
            if (Array.Find(response.Content, part => part.Item is not null)?.Item is { } item)
            {
                WalkBody(item);
            }

            return;
        }

        LookAtHeaders(seen, response, walk, Found);
        if (seen.Body is not { } body || seen.Method == "HEAD" || response.Content.Length == 0)
        {
            return;
        }

        DescribedContract.DescribedPart? media = Array.Find(response.Content, part => seen.MediaType is not { } type || part.Covers(type));
        if (media is null)
        {
            if (body.Length > 0)
            {
                Found(
                    "unknown-media-type", response.Pointer + "/content", seen.MediaType!, value, seen.MediaType, null, 0);
            }
        }
        else if (media.Value is { } described && !(body.IsEmpty && response.MayBeEmpty))
        {
            WalkBody(described, media);
        }

        void WalkBody(DescribedValue described, DescribedContract.DescribedPart? media = null)
        {
            if (value.ValueKind == JsonValueKind.Undefined)
            {
                Found("unreadable", media?.Pointer ?? described.Pointer, media?.Name ?? "item", default, null, null, 0);
            }
            else
            {
                walk.Walk(described, value);
            }
        }
    }

    private static void LookAtHeaders(SeenResponse seen, DescribedContract.DescribedResponse response, DriftWalk walk, DriftFound found)
    {
        foreach ((DescribedContract.DescribedPart header, string? text) in response.Headers.Zip(seen.Headers))
        {
            if (text is null)
            {
                if (header.IsRequired)
                {
                    found("missing-header", header.Pointer, header.Name);
                }
            }
            else if (header.Value is { } described)
            {
                // A header has no quotes that would tell a text from a number.
                bool isBare = described.End.Kind is 'i' or 'd' or 'b' && IsLiteral(text);
                using JsonDocument json = JsonDocument.Parse(isBare ? text : $"\"{JsonEncodedText.Encode(text)}\"");
                walk.Walk(described, json.RootElement);
            }
        }
    }

    private static bool IsLiteral(string text)
        => text is "true" or "false" || decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            && !text.StartsWith('+') && !text.EndsWith('.') && text.TrimStart('-') is not (['.', ..] or ['0', >= '0' and <= '9', ..]);

    private static JsonDocument? Parse(SeenResponse seen)
    {
        try
        {
            bool isJson = seen.IsItem || seen.MediaType is not { } type || DescribedContract.DescribedPart.IsJson(type);
            return isJson && seen.Body is { IsEmpty: false } body
                ? JsonDocument.Parse(body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DriftLedger? LedgerOf(SeenResponse seen)
    {
        if (seen.Settings.DriftLedger is not { } path)
        {
            return null;
        }

        if (!s_ledgers.TryGetValue(path, out DriftLedger? ledger))
        {
            if (s_ledgers.Count == 0)
            {
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => End();
            }

            s_ledgers.Add(path, ledger = new DriftLedger(path));
        }

        return ledger;
    }

    private static void Tell(SeenResponse seen, Api_ContractDrift drift)
    {
        if (s_counter.Enabled)
        {
            s_counter.Add(1, new("operation", drift.Operation), new("contract.pointer", drift.Pointer), new("kind", drift.Kind));
        }

        if (seen.Log?.IsEnabled(LogLevel.Warning) == true && s_logged.Add((drift.Kind, drift.Pointer)))
        {
            seen.Log.Log(
                LogLevel.Warning, new EventId(1, "ContractDrift"), drift, null,
                static (drift, _) => $"A response left the contract. {drift}");
        }

        seen.Settings.Tell(drift);
    }
}
