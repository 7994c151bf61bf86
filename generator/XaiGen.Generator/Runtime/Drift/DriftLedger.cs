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
/// A file of lines, each of which adds to what the lines before it say of a way in which responses left the contract. A way is written
/// when it is first seen, when it was seen twice as often as was written, and at the end, so that a long life makes few lines.
/// </summary>
internal sealed class DriftLedger(string path)
{
    private const int MostBytes = 4 * 1024 * 1024, MostEntries = 1_000, MostNames = 20, MostTries = 50;

    private readonly Dictionary<(string Kind, string Pointer, string Name), Entry> _entries = [];
    private readonly Dictionary<(string Kind, string Pointer), int> _names = [];
    private long _notBefore;

    public void Add(
        SeenResponse seen, (string Kind, string Pointer, string Name) way, JsonElement value, string? tag, decimal? bound, long visits)
    {
        if (!_entries.TryGetValue(way, out Entry? entry))
        {
            // Where there are ever more names, they are data.
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
                _entries.Add(way, entry = new Entry { Operation = seen.Operation, Tag = tag, First = seen.At });
            }
        }

        entry.Count++;
        entry.Visits = Math.Max(entry.Visits, visits);
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

        var due = _entries.Where(entry => entry.Value.Count > 0 && (isLast || entry.Value.Count >= entry.Value.Written)).ToList();
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

    /// <summary>Appends while no other process does; gives up for a while where that cannot be.</summary>
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

        public required string Operation { get; init; }

        public string? Tag { get; init; }

        public long Count { get; set; }

        public long Written { get; private set; }

        public long Visits { get; set; }

        public DateTimeOffset First { get; set; }

        public DateTimeOffset Last { get; set; }

        public decimal? Bound { get; set; }

        public DriftShape Shape { get; private set; } = new();

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
            line.WriteNumber("of"u8, Math.Max(Count, Visits - _writtenVisits));
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

        /// <summary>The next line adds to this one.</summary>
        public void HasBeenWritten()
        {
            (Written, Count, First, Shape, _writtenVisits) = (Written + Count, 0, Last, new DriftShape(), Math.Max(Visits, _writtenVisits));
        }
    }
}
