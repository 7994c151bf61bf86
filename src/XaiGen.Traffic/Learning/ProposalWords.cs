using XaiGen.Contract;

namespace XaiGen.Traffic.Learning;

/// <summary>Observations in sentences.</summary>
internal static class ProposalWords
{
    public static string Of(Observation seen) => $"{Begin(seen)} ({Times(seen)})";

    private static string Begin(Observation seen) => seen.Kind switch
    {
        ObservationKind.UnknownProperty when seen.Name == "*"
            => $"'{Last(seen)}' has entries that the contract does not describe: {seen.Shape.Words}.",
        ObservationKind.UnknownProperty when seen.Tag == Observation.FileTag
            => $"'{Last(seen)}' has a file '{seen.Name}' that the contract does not describe.",
        ObservationKind.UnknownProperty
            => $"'{Last(seen)}' has a property '{seen.Name}' that the contract does not describe: {seen.Shape.Words}.",
        ObservationKind.MissingProperty => $"'{seen.Name}' is required and was not there.",
        ObservationKind.UnexpectedNull => $"'{Last(seen)}' was null, which the contract rules out.",
        ObservationKind.OtherType => $"'{Last(seen)}' was {seen.Shape.Words}, which the contract rules out.",
        ObservationKind.UnknownValue => $"'{Owner(seen)}' has a value '{seen.Name}' that the contract does not list.",
        ObservationKind.UnknownCase when seen.Tag is not null
            => $"'{Owner(seen)}' was of a case '{seen.Name}' (by '{seen.Tag}') that the contract does not have.",
        ObservationKind.UnknownCase => $"'{Owner(seen)}' was none of the alternatives that the contract has: {seen.Shape.Words}.",
        ObservationKind.BelowMinimum => $"'{Owner(seen)}' was less than the minimum.",
        ObservationKind.AboveMaximum => $"'{Owner(seen)}' was greater than the maximum.",
        ObservationKind.TooShort => $"'{Owner(seen)}' was shorter than {seen.Name}.",
        ObservationKind.TooLong => $"'{Owner(seen)}' was longer than {seen.Name}.",
        ObservationKind.OtherPattern => $"'{Owner(seen)}' does not match its pattern.",
        ObservationKind.OtherFormat => $"'{Owner(seen)}' is not of the format '{seen.Name}'.",
        ObservationKind.UnknownStatus => $"{seen.Operation} responded with {seen.Name}, which the contract does not name.",
        ObservationKind.UnknownMediaType => $"A body of {seen.Operation} was {seen.Name}, which the contract does not name.",
        ObservationKind.Unreadable => $"A body of {seen.Operation} was not {seen.Name}, as its header says.",
        ObservationKind.MissingHeader => $"The header '{seen.Name}' of {seen.Operation} is required and was not there.",
        ObservationKind.UnknownParameter => $"{seen.Operation} takes a query parameter '{seen.Name}' that the contract does not describe.",
        _ => $"The contract has no operation {seen.Name}.",
    };

    private static string Times(Observation seen)
    {
        string count = seen.Count == 1 ? "once" : $"{seen.Count} times";
        return seen.Visits > seen.Count ? $"seen {count} of {seen.Visits}" : $"seen {count}";
    }

    private static string Last(Observation seen) => Named(seen, 0);

    private static string Owner(Observation seen) => Named(seen, 1);

    /// <summary>The nearest name on the way to the place.</summary>
    private static string Named(Observation seen, int from)
    {
        IReadOnlyList<string> segments = JsonPointer.Segments(seen.Pointer)!;
        for (int i = segments.Count - 1 - from; i > 0; i--)
        {
            if (segments[i - 1] is "properties" or "schemas" or "headers")
            {
                return segments[i];
            }
        }

        return string.Join('/', segments.TakeLast(4));
    }
}
