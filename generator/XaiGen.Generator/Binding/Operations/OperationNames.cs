using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>
/// What identifies each operation in messages, telemetry and the description of responses: its id, or its method and path if the id is
/// missing, shared, or reads like the method and path of an operation.
/// </summary>
internal sealed class OperationNames
{
    private readonly Dictionary<string, string> _byPlace;

    internal OperationNames(ApiContract contract)
    {
        ILookup<string?, ApiOperation> ids = contract.Operations.ToLookup(operation => operation.OperationId);
        var places = new HashSet<string>(contract.Operations.Select(PlaceOf));
        _byPlace = contract.Operations.ToDictionary(
            PlaceOf,
            operation => operation.OperationId is { } id && !places.Contains(id) && !ids[id].Skip(1).Any() ? id : PlaceOf(operation));
    }

    internal string Of(ApiOperation operation) => _byPlace[PlaceOf(operation)];

    private static string PlaceOf(ApiOperation operation) => $"{operation.HttpMethod} {operation.Path}";
}
