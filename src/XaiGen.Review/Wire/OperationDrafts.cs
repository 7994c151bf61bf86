using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>The differences outside schemas, with the operations that they concern.</summary>
internal sealed class OperationDrafts
{
    private readonly List<(Draft Draft, string? Operation, Direction? Direction)> _drafts = [];

    public IReadOnlyList<(Draft Draft, string? Operation, Direction? Direction)> All => _drafts;

    public void Add(string? operation, Direction? direction, Draft draft) => _drafts.Add((draft, operation, direction));

    /// <summary>Runs an independent comparison: an exception in it is reported and does not affect the others.</summary>
    public void Isolate(string? operation, string what, JsonNode old, JsonNode @new, Action compare)
    {
        try
        {
            compare();
        }
        catch (Exception fault)
        {
            Add(operation, null, Draft.OfFault(what, fault, old, @new));
        }
    }

    public void Request(
        string operation, ReviewRule rule, WireVerdict verdict, JsonNode old, JsonNode @new, string message, string? why = null,
        bool isGone = false, Exchange? exchange = null)
        => Add(operation, Direction.Request, new Draft(rule, verdict, old, @new, message, why, isGone, exchange));

    public void Response(
        string operation, ReviewRule rule, WireVerdict verdict, JsonNode old, JsonNode @new, string message, string? why = null,
        bool isGone = false, Exchange? exchange = null)
        => Add(operation, Direction.Response, new Draft(rule, verdict, old, @new, message, why, isGone, exchange));
}
