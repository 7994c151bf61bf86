using XaiGen.Review.Documents;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits of a contract that make an observation part of it.</summary>
internal sealed class ProposalEdits(EditSteps steps)
{
    private readonly PropertyEdits _properties = new(steps);
    private readonly SchemaEdits _schemas = new(steps);
    private readonly OperationEdits _operations = new(steps);

    /// <returns>What the edits do, in a few words; null if a person must decide.</returns>
    public string? Make(Observation observation) => observation.Kind switch
    {
        ObservationKind.UnknownProperty => _properties.Add(observation),
        ObservationKind.MissingProperty => _properties.MakeOptional(observation),
        ObservationKind.UnexpectedNull => _schemas.AllowNull(observation),
        ObservationKind.OtherType => _schemas.WidenType(observation),
        ObservationKind.UnknownValue => _schemas.AddValue(observation),
        ObservationKind.UnknownCase => _schemas.AddCase(observation),
        ObservationKind.BelowMinimum or ObservationKind.TooShort
            => _schemas.MoveBound(observation, observation.Samples.Min(value => value.Number() ?? 0)),
        ObservationKind.AboveMaximum or ObservationKind.TooLong
            => _schemas.MoveBound(observation, observation.Samples.Max(value => value.Number() ?? 0)),
        ObservationKind.OtherPattern => _schemas.Remove(observation.Pointer, "pattern"),
        ObservationKind.OtherFormat => _schemas.ChangeFormat(observation),
        ObservationKind.UnknownStatus => _operations.AddStatus(observation),
        ObservationKind.UnknownMediaType => _operations.AddMediaType(observation),
        ObservationKind.MissingHeader => _schemas.Remove(observation.Pointer + "/required", "required"),
        ObservationKind.UnknownParameter => _operations.AddParameter(observation),
        ObservationKind.UnknownOperation => _operations.AddOperation(observation),
        _ => null,
    };

    /// <summary>Whether an edit for another observation has added the property to the schema that has all of them.</summary>
    public bool IsMade(Observation observation)
        => observation is { Kind: ObservationKind.UnknownProperty, Name: not "*" }
            && steps.At(_properties.Owner(observation.Pointer)).Mapping("properties")?.ContainsKey(observation.Name) == true;
}
