using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>Collects observations; repeated ones are counted.</summary>
internal sealed class ObservationSet
{
    private const int MostSamples = 40;

    /// <summary>The maximum number of observations: an API with more differences is a different API.</summary>
    private const int MostObservations = 5_000;

    private readonly Dictionary<(ObservationKind, string, string), Observation> _known = [];
    private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);

    /// <summary>All observations, in the order in which they were first seen.</summary>
    public IEnumerable<Observation> All => _known.Values.Select(observation =>
    {
        observation.Visits = Math.Max(observation.Count, _visits.GetValueOrDefault(observation.Pointer));
        return observation;
    });

    public Observation? Find(ObservationKind kind, string pointer, string name) => _known.GetValueOrDefault((kind, pointer, name));

    public void Visit(string pointer) => _visits[pointer] = _visits.GetValueOrDefault(pointer) + 1;

    public void Add(ObservationKind kind, Sighting at, string pointer, string name, JsonNode? value, string? tag = null)
    {
        if (!_known.TryGetValue((kind, pointer, name), out Observation? observation))
        {
            if (_known.Count >= MostObservations)
            {
                return;
            }

            observation = new Observation(kind, at.Operation, pointer, name)
            {
                First = at.At,
                Last = at.At,
                Tag = tag,
                IsOfGuessedMember = true,
            };
            _known.Add((kind, pointer, name), observation);
        }

        observation.Count++;
        observation.First = at.At < observation.First ? at.At : observation.First;
        observation.Last = at.At > observation.Last ? at.At : observation.Last;
        observation.IsInResponse |= at.IsResponse;
        observation.IsInRequest |= !at.IsResponse;
        observation.IsOfGuessedMember &= at.IsOfGuessedMember;
        if (value is not null)
        {
            observation.Shape.Add(value);
            if (observation.Samples.Count < MostSamples)
            {
                observation.Samples.Add(value);
            }
            else if (kind is ObservationKind.BelowMinimum or ObservationKind.AboveMaximum
                or ObservationKind.TooLong or ObservationKind.TooShort)
            {
                // For bounds the extreme values matter, which may come late.
                observation.Samples.Add(value);
                observation.Samples.RemoveAt(observation.Samples.Count / 2);
            }
        }
    }
}
