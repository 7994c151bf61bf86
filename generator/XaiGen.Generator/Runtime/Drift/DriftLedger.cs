#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Linq;
using global::System.Text.Json;
using global::System.Threading;
using SeenResponse = ApiConnection.SeenResponse;

/// <summary>
/// A file of lines, each of which adds to the counts of the lines before it for the same difference from the contract. A difference is
/// written when it is first seen, when its counts have doubled since, and at the end, so that a long-running process writes few lines.
/// </summary>
internal sealed class DriftLedger(string path)
{
    private const int MostBytes = 4 * 1024 * 1024, MostEntries = 1_000, MostNames = 20, MostTries = 50;

    private readonly Dictionary<(string Kind, string Pointer, string Name), Entry> _entries = [];
    private readonly Dictionary<(string Kind, string Pointer), int> _names = [];
    private long _notBefore;

    public void Add(
        SeenResponse seen, (string Kind, string Pointer, string Name) way, JsonElement value, string? tag, decimal? bound,
        DescribedValue? around)
    {
        if (!_entries.TryGetValue(way, out Entry? entry))
        {
            // Names without end are data.
            int names = _names.GetValueOrDefault((way.Kind, way.Pointer));
            if (names >= MostNames)
            {
                way = way with { Name = "*" };
            }

            if (!_entries.TryGetValue(way, out entry))
            {
                if (_entries.Count >= MostEntries)
                {
                    return;
                }

                _names[(way.Kind, way.Pointer)] = names + 1;
                _entries.Add(way, entry = new Entry { Operation = seen.Operation, Tag = tag, Around = around, First = seen.At });
            }
        }

        entry.Count++;
        entry.Last = seen.At;
        entry.Bound = bound is null || entry.Bound is null ? bound
            : way.Kind is "below-minimum" or "too-short" ? Math.Min(bound.Value, entry.Bound.Value)
            : Math.Max(bound.Value, entry.Bound.Value);
        if (value.ValueKind != JsonValueKind.Undefined)
        {
            entry.Shape.Add(value);
        }
    }

    public void Write(bool isLast)
    {
        if (!isLast && Environment.TickCount64 < _notBefore)
        {
            return;
        }

        var due = _entries.Where(entry => entry.Value.IsDue(isLast)).ToList();
        if (due.Count == 0)
        {
            return;
        }

        var lines = new ArrayBufferWriter<byte>();
        foreach (((string kind, string pointer, string name), Entry entry) in due)
        {
            using (var line = new Utf8JsonWriter(lines))
            {
                entry.WriteTo(line, kind, pointer, name);
            }

            lines.Write("\n"u8);
        }

        if (Append(lines.WrittenSpan))
        {
            due.ForEach(entry => entry.Value.HasBeenWritten());
        }
    }

    /// <summary>Appends while no other process does; if that fails, the next attempt is ten seconds later.</summary>
    private bool Append(ReadOnlySpan<byte> lines)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            try
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
                if (file.Length + lines.Length <= MostBytes)
                {
                    file.Seek(0, SeekOrigin.End);
                    file.Write(lines);
                }

                return true;
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                Thread.Sleep(10);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                break;
            }
        }

        _notBefore = Environment.TickCount64 + 10_000;
        return false;
    }

    private sealed class Entry
    {
        private long _writtenVisits;
        private long _writingVisits;

        public required string Operation { get; init; }

        public string? Tag { get; init; }

        public long Count { get; set; }

        public long Written { get; private set; }

        public DescribedValue? Around { get; init; }

        private long Visits => Math.Max(Written + Count, Around?.Visits ?? 0);

        public DateTimeOffset First { get; set; }

        public DateTimeOffset Last { get; set; }

        public decimal? Bound { get; set; }

        public DriftShape Shape { get; private set; } = new();

        /// <summary>The visits since count, too: they show that a property is not always there.</summary>
        public bool IsDue(bool isLast)
            => isLast ? Count > 0 || Visits > _writtenVisits : (Count > 0 && Count >= Written) || Visits >= 2 * Math.Max(1, _writtenVisits);

        public void WriteTo(Utf8JsonWriter line, string kind, string pointer, string name)
        {
            line.WriteStartObject();
            line.WriteString("drift"u8, kind);
            line.WriteString("pointer"u8, pointer);
            line.WriteString("name"u8, name);
            line.WriteString("operation"u8, Operation);
            if (Tag is not null)
            {
                line.WriteString("tag"u8, Tag);
            }

            line.WriteNumber("count"u8, Count);
            _writingVisits = Visits;
            line.WriteNumber("of"u8, _writingVisits - _writtenVisits);
            line.WriteString("first"u8, First);
            line.WriteString("last"u8, Last);
            if (Bound is { } bound)
            {
                line.WriteNumber("bound"u8, bound);
            }

            line.WriteStartObject("shape"u8);
            foreach ((string place, Dictionary<string, long> types) in Shape.Places)
            {
                line.WriteStartObject(place);
                foreach ((string type, long count) in types)
                {
                    line.WriteNumber(type, count);
                }

                line.WriteEndObject();
            }

            line.WriteEndObject();
            line.WriteEndObject();
        }

        /// <summary>Starts to count anew, since lines add up.</summary>
        public void HasBeenWritten()
        {
            (Written, Count, First, Shape, _writtenVisits) = (Written + Count, 0, Last, new DriftShape(), _writingVisits);
        }
    }
}
