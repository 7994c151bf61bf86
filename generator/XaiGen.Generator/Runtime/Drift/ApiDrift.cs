#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Concurrent;
using global::System.Collections.Generic;
using global::System.Diagnostics.Metrics;
using global::System.Globalization;
using global::System.Text;
using global::System.Text.Json;
using global::System.Threading;
using global::Microsoft.Extensions.Logging;
using SeenResponse = ApiConnection.SeenResponse;

/// <summary>
/// Compares responses with the contract and reports the differences. Whether a response fits is determined during the call; one that does
/// not is examined on another thread. The queue is limited: beyond that, calls do the work themselves, so that nothing is lost.
/// </summary>
internal static class ApiDrift
{
    private const int MostWaiting = 16 << 20;

    private static readonly ConcurrentQueue<SeenResponse> s_waiting = new();
    private static readonly object s_gate = new();
    private static DriftVisits? s_visits;
    private static readonly HashSet<(string, string)> s_logged = [];
    private static readonly Dictionary<string, DriftLedger> s_ledgers = [];
    private static long s_bytes;
    private static int s_isBusy;

    public static bool IsWatched => Instrument.Counter.Enabled;

    public static DescribedContract Contract => Described.Contract;

    /// <summary>Whether the response fits the contract, as far as one pass can tell.</summary>
    public static bool Fits(SeenResponse seen, ReadOnlySpan<byte> body)
    {
        try
        {
            return LookAt(seen, body, null);
        }
        catch (Exception)
        {
            // The closer look decides.
            return false;
        }
    }

    public static void Add(SeenResponse seen)
    {
        seen.At = seen.Connection.TimeProvider.GetUtcNow();
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

    /// <summary>Flushes at the end of the process, without waiting for a listener that never returns.</summary>
    private static void End()
    {
        if (Monitor.TryEnter(s_gate, 5_000))
        {
            Flush();
            Monitor.Exit(s_gate);
        }
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
                    // An exception of a listener must not end the program.
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
        DriftLedger? ledger = LedgerOf(seen);
        var told = new HashSet<(string, string, string)>();
        LookAt(seen, seen.Body.GetValueOrDefault().Span, (kind, pointer, name, value, tag, bound, around) =>
        {
            ledger?.Add(seen, (kind, pointer, name), value, tag, bound, around);
            if (told.Add((kind, pointer, name)))
            {
                Tell(seen, new Api_ContractDrift(seen.Operation, kind, pointer, name));
            }
        });
    }

    /// <summary>Whether the response fits; with a listener, true, and all differences are reported.</summary>
    private static bool LookAt(SeenResponse seen, ReadOnlySpan<byte> body, DriftFound? found)
    {
        if (seen.Expected is not { } response)
        {
            // Intermediaries respond with these statuses for any operation.
            bool isForeign = seen.Status is >= 500 or 304 or 408 || Contract.Find(seen.Operation) is null;
            if (!isForeign)
            {
                found?.Invoke(
                    "unknown-status", Contract.Find(seen.Operation)!.Pointer + "/responses",
                    seen.Status.ToString(CultureInfo.InvariantCulture), Json(seen, body), seen.MediaType);
            }

            return isForeign || found is not null;
        }

        if (seen.IsItem)
        {
            return Array.Find(response.Content, part => part.Item is not null)?.Item is not { } item
                || LookAtBody(item, body, item.Pointer, "item", found);
        }

        bool fits = true;
        for (int i = 0; i < response.Headers.Length; i++)
        {
            fits &= LookAtHeader(response.Headers[i], seen.Headers[i], found);
        }

        if (seen.Body is null || seen.Method == "HEAD" || response.Content.Length == 0)
        {
            return fits;
        }

        if (response.Find(seen.MediaType) is { } media)
        {
            return fits & (media.Value is not { } described || (body.IsEmpty && response.MayBeEmpty)
                || LookAtBody(described, body, media.Pointer, media.Name, found));
        }

        if (!body.IsEmpty)
        {
            found?.Invoke("unknown-media-type", response.Pointer + "/content", seen.MediaType!, Json(seen, body), seen.MediaType);
        }

        return fits & (body.IsEmpty || found is not null);
    }

    private static bool LookAtBody(
        DescribedValue described, ReadOnlySpan<byte> body, string pointer, string name, DriftFound? found)
    {
        body = body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        if (found is not null && !IsJson(body))
        {
            found("unreadable", pointer, name);
            return true;
        }

        // A listener may make calls.
        DriftVisits visits = Interlocked.Exchange(ref s_visits, null) ?? new();
        bool fits = new DriftWalk(body, stackalloc byte[JsonCursor.MaskBytes], visits, found).Body(described);
        if (fits)
        {
            visits.Count();
        }

        visits.Back(0);
        s_visits = visits.IsSmall ? visits : null;
        return fits;
    }

    private static bool LookAtHeader(DescribedContract.DescribedPart header, string? text, DriftFound? found)
    {
        if (text is null && header.IsRequired)
        {
            found?.Invoke("missing-header", header.Pointer, header.Name);
            return found is not null;
        }

        if (text is null || header.Value is not { } described || described.End is { Kind: 's', IsPlain: true })
        {
            return true;
        }

        // A header has no quotes that would distinguish a text from a number.
        bool isBare = described.End.Kind is 'i' or 'd' or 'b' && IsLiteral(text);
        return LookAtBody(
            described, Encoding.UTF8.GetBytes(isBare ? text : $"\"{JsonEncodedText.Encode(text)}\""), header.Pointer, header.Name, found);
    }

    private static bool IsLiteral(string text)
        => text is "true" or "false" || (text is [.., >= '0' and <= '9'] && IsJson(Encoding.UTF8.GetBytes(text)));

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            bool isAny = false;
            while (reader.Read())
            {
                isAny = true;
            }

            return isAny;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Json(SeenResponse seen, ReadOnlySpan<byte> body)
    {
        if ((seen.MediaType is { } type && !DescribedContract.DescribedPart.IsJson(type)) || !IsJson(body))
        {
            return default;
        }

        var reader = new Utf8JsonReader(body);
        return JsonElement.ParseValue(ref reader);
    }

    private static DriftLedger? LedgerOf(SeenResponse seen)
    {
        if (seen.Connection.Settings.DriftLedger is not { } path)
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
        if (Instrument.Counter.Enabled)
        {
            Instrument.Counter.Add(1, new("operation", drift.Operation), new("contract.pointer", drift.Pointer), new("kind", drift.Kind));
        }

        if (seen.Log?.IsEnabled(LogLevel.Warning) == true && s_logged.Add((drift.Kind, drift.Pointer)))
        {
            seen.Log.Log(
                LogLevel.Warning, new EventId(1, "ContractDrift"), drift, null,
                static (drift, _) => $"A response does not match the contract. {drift}");
        }

        seen.Connection.Settings.Tell(drift);
    }

    /// <summary>Apart from the rest, which the first call does not need.</summary>
    private static class Instrument
    {
        private static readonly string s_name = "SupportNamespace.contract.drift".ToLowerInvariant();

        public static readonly Counter<long> Counter = new Meter(s_name)
            .CreateCounter<long>(s_name, "{observation}", "How often responses did not match the contract.");
    }

    private static class Described
    {
        public static readonly DescribedContract Contract
            = new(JsonDocument.Parse(PackedText.Unpack(Api_ContractDescription.Packed)).RootElement);
    }
}
