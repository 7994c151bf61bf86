#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Concurrent;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Text.Json;
using global::System.Threading;

/// <summary>The contract's description of the responses of each operation.</summary>
internal sealed class DescribedContract
{
    private readonly Dictionary<string, DescribedOperation> _operations;
    private readonly JsonElement _table;
    private readonly DescribedValue?[] _values;

    public DescribedContract(JsonElement json)
    {
        _table = json.GetProperty("t"u8);
        _values = new DescribedValue?[_table.GetArrayLength()];
        JsonElement responses = json.GetProperty("r"u8);
        _operations = json.GetProperty("o"u8).EnumerateObject()
            .ToDictionary(operation => operation.Name, operation => new DescribedOperation(operation.Value, responses, this));
    }

    public DescribedOperation? Find(string id) => _operations.GetValueOrDefault(id);

    public DescribedResponse? Find(string id, int status) => Find(id)?.Find(status);

    /// <summary>A value with a name, read when it is first referred to. All threads get the same, since it counts its visits.</summary>
    public DescribedValue this[int place]
        => Volatile.Read(ref _values[place]) ?? Interlocked.CompareExchange(
            ref _values[place], new DescribedValue(_table[place], "", this), null) ?? _values[place]!;

    public static string Append(string pointer, string segment)
        => $"{pointer}/{segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Pointer(JsonElement json, string place)
        => json.TryGetProperty("p"u8, out JsonElement own) ? own.GetString()! : place;

    internal sealed class DescribedOperation
    {
        private readonly Dictionary<string, DescribedResponse> _responses;
        private readonly ConcurrentDictionary<int, DescribedResponse?> _found = [];

        public DescribedOperation(JsonElement json, JsonElement responses, DescribedContract contract)
        {
            Pointer = json.GetProperty("p"u8).GetString()!;
            _responses = json.GetProperty("r"u8).EnumerateObject().ToDictionary(
                response => response.Name.ToUpperInvariant(),
                response => new DescribedResponse(responses[response.Value.GetInt32()], $"{Pointer}/responses/{response.Name}", contract));
        }

        public string Pointer { get; }

        /// <summary>The response of a status. The default response describes a success only if no other response does.</summary>
        public DescribedResponse? Find(int status)
            => _found.TryGetValue(status, out DescribedResponse? known) ? known : _found.GetOrAdd(status, Described);

        private DescribedResponse? Described(int status)
        {
            string exact = status.ToString(CultureInfo.InvariantCulture);
            return _responses.GetValueOrDefault(exact) ?? _responses.GetValueOrDefault($"{exact[0]}XX")
                ?? (exact[0] == '2' && _responses.Keys.Any(known => known[0] == '2') ? null : _responses.GetValueOrDefault("DEFAULT"));
        }
    }

    internal sealed class DescribedResponse
    {
        public DescribedResponse(JsonElement json, string place, DescribedContract contract)
        {
            Pointer = DescribedContract.Pointer(json, place);
            MayBeEmpty = json.TryGetProperty("e"u8, out _);
            Headers = Of(json, "h", "headers", contract);
            Content = Of(json, "c", "content", contract);
        }

        public string Pointer { get; }

        public bool MayBeEmpty { get; }

        public DescribedPart[] Headers { get; }

        public DescribedPart[] Content { get; }

        /// <summary>The body of a media type; the first one if the response has none.</summary>
        public DescribedPart? Find(string? type)
        {
            foreach (DescribedPart part in Content)
            {
                if (type is null || part.Covers(type))
                {
                    return part;
                }
            }

            return null;
        }

        private DescribedPart[] Of(JsonElement json, string field, string folder, DescribedContract contract)
            => json.TryGetProperty(field, out JsonElement parts)
                ? [.. parts.EnumerateObject().Select(part => new DescribedPart(part, Append($"{Pointer}/{folder}", part.Name), contract))]
                : [];
    }

    /// <summary>A header, or a body of one media type.</summary>
    internal sealed class DescribedPart
    {
        private readonly string _range;

        public DescribedPart(JsonProperty part, string place, DescribedContract contract)
        {
            Name = part.Name;
            _range = Name.Split(';')[0].Trim().ToLowerInvariant();
            Pointer = DescribedContract.Pointer(part.Value, place);
            IsRequired = part.Value.TryGetProperty("r"u8, out _);
            Value = Of(part.Value, "v", "/schema", contract);
            Item = Of(part.Value, "i", "/itemSchema", contract);
        }

        public string Name { get; }

        public string Pointer { get; }

        public bool IsRequired { get; }

        public DescribedValue? Value { get; }

        public DescribedValue? Item { get; }

        /// <summary>Whether a media type is the one that is described, or in its range.</summary>
        public bool Covers(string type)
            => _range == type || _range == "*/*"
                || (_range.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(_range[..^1], StringComparison.Ordinal))
                || (_range == "application/json" && IsJson(type));

        public static bool IsJson(string type)
            => type is "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);

        private DescribedValue? Of(JsonElement json, string field, string place, DescribedContract contract)
            => json.TryGetProperty(field, out JsonElement value) ? new DescribedValue(value, Pointer + place, contract) : null;
    }
}
