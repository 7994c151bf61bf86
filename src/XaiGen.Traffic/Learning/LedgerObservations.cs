using System.Globalization;
using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// Converts the entries of a ledger to observations of a contract. The client may have been generated from an older contract, so each
/// is checked again, with values of the types that were seen.
/// </summary>
internal sealed class LedgerObservations(ContractDocument document)
{
    private static readonly JsonNode[] s_odd =
        [new JsonScalar("~"), new JsonScalar(""), new JsonScalar("text"), new JsonScalar("0"), new JsonScalar(5_000_000_000L)];

    private readonly ValueObserver _observer = new(document, new SchemaViews(document), new ObservationSet(), Direction.Response);

    public IEnumerable<Observation> Of(IEnumerable<LedgerEntry> entries) => entries.Select(Of).OfType<Observation>();

    private Observation? Of(LedgerEntry entry)
    {
        if (!Enum.TryParse(entry.Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out ObservationKind kind)
            || document.At(entry.Pointer) is not { } node)
        {
            return null;
        }

        IReadOnlyList<JsonNode> samples = LedgerSamples.Of(entry.Shape);
        Observation? found = kind switch
        {
            ObservationKind.UnknownStatus => node.Field(entry.Name) is null ? Plain(entry.Pointer) : null,
            ObservationKind.UnknownMediaType
                => node.Entries().Any(media => ContractObserver.Covers(media.Name, entry.Name)) ? null : Plain(entry.Pointer),
            ObservationKind.MissingHeader => node.IsTrue("required") ? Plain(entry.Pointer) : null,
            ObservationKind.Unreadable => Plain(entry.Pointer),
            _ => Probes(kind, entry, samples).Select(probe => Find(kind, entry, node, probe)).FirstOrDefault(seen => seen is not null),
        };
        if (found is null)
        {
            return null;
        }

        var observation = new Observation(kind, OperationOf(entry), found.Pointer, found.Name)
        {
            Count = Number(entry.Count),
            Visits = Number(Math.Max(entry.Count, entry.Visits)),
            First = entry.First,
            Last = entry.Last,
            IsInResponse = true,
            Tag = entry.Tag ?? found.Tag,
        };
        bool isOfShape = kind is ObservationKind.UnknownProperty or ObservationKind.UnknownCase or ObservationKind.OtherType
            or ObservationKind.UnknownStatus or ObservationKind.UnknownMediaType;
        foreach (JsonNode sample in isOfShape ? samples : found.Samples)
        {
            observation.Shape.Add(sample);
            observation.Samples.Add(sample);
        }

        return observation;

        Observation Plain(string pointer) => new(kind, entry.Operation, pointer, entry.Name);
    }

    private static int Number(long count) => (int)Math.Min(count, int.MaxValue);

    /// <summary>The observation that results from a value, if it is the one of the entry.</summary>
    private Observation? Find(ObservationKind kind, LedgerEntry entry, JsonNode schema, JsonNode value)
    {
        ObservationSet seen = new();
        var at = new Sighting(entry.Operation, DateTimeOffset.UnixEpoch, IsResponse: true);
        _observer.With(seen).Observe(schema, value, at);
        JsonNode[] places = [schema, document.Resolve(schema) ?? schema, PropertyOwner.Of(document, schema)];
        return seen.All.FirstOrDefault(each => each.Kind == kind
            && (kind is not (ObservationKind.UnknownProperty or ObservationKind.MissingProperty) || each.Name == entry.Name)
            && places.Any(place => JsonPointer.IsWithin(each.Pointer, ContractDocument.PointerOf(place))));
    }

    /// <summary>Values that differ from the contract in the way of the entry.</summary>
    private static IEnumerable<JsonNode> Probes(ObservationKind kind, LedgerEntry entry, IReadOnlyList<JsonNode> samples)
    {
        switch (kind)
        {
            case ObservationKind.UnknownProperty:
                string property = entry.Name == LedgerEntry.Hidden ? "key-1001" : entry.Name;
                return samples.Take(1).Select(sample => new JsonMapping { [property] = sample });
            case ObservationKind.MissingProperty:
                return [new JsonMapping()];
            case ObservationKind.UnexpectedNull:
                return [new JsonScalar()];
            case ObservationKind.UnknownValue:
                JsonNode[] numbers = long.TryParse(entry.Name, CultureInfo.InvariantCulture, out long number)
                    ? [new JsonScalar(number)]
                    : [];
                return [new JsonScalar(entry.Name), .. numbers];
            case ObservationKind.UnknownCase when entry.Tag is { } tag:
                samples.OfType<JsonMapping>().ToList().ForEach(sample => sample[tag] = entry.Name);
                return samples;
            case ObservationKind.BelowMinimum or ObservationKind.AboveMaximum:
                return entry.Bound is { } bound ? [new JsonScalar(bound), new JsonScalar(decimal.Truncate(bound))] : [];
            case ObservationKind.TooShort or ObservationKind.TooLong:
                int length = (int)Math.Clamp(entry.Bound ?? 0, 0, 1_000_000);
                return [new JsonScalar(new string('x', length)), new JsonList(Enumerable.Repeat<JsonNode>(0, length))];
            case ObservationKind.OtherPattern or ObservationKind.OtherFormat:
                return s_odd;
            default:
                return samples;
        }
    }

    /// <summary>Such as <c>GET /v1/files</c>, as observations of exchanges have it.</summary>
    private string OperationOf(LedgerEntry entry)
        => document.Root.Mapping("paths").Entries()
            .SelectMany(path => document.OperationsOf(path.Value).Select(operation => (Path: path.Name, operation.Key, operation.Value)))
            .Where(operation => operation.Value.Text("operationId") == entry.Operation)
            .Select(operation => $"{operation.Key.ToUpperInvariant()} {operation.Path}")
            .FirstOrDefault() ?? entry.Operation;
}
