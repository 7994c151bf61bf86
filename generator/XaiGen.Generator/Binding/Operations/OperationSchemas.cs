using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>The schemas that the methods of operations send and read.</summary>
internal sealed class OperationSchemas(SchemaResolver schemas, RequestBodies bodies)
{
    internal SchemaDirections DirectionsIn(ApiContract contract)
        => new(schemas, contract.Operations.SelectMany(SentBy), ReceivedIn(contract));

    private static IEnumerable<Schema> ReceivedIn(ApiContract contract)
        => contract.Operations.SelectMany(ReceivedBy)
            .Concat(ContractSchemas.Calls(contract).Select(call => call.Body.Schema).OfType<Schema>());

    private IEnumerable<Schema> SentBy(ApiOperation operation)
    {
        IEnumerable<Schema> parameters = operation.Parameters.Select(parameter => parameter.Schema);
        return operation.RequestBody is { Content.Count: > 0 } body ? parameters.Concat(SentBy(bodies.ChosenOf(body))) : parameters;
    }

    private IEnumerable<Schema> SentBy(ApiContent content) => (MediaTypes.KindOf(content.MediaType), content.Schema) switch
    {
        (MediaKind.Items, _) => BodyBinder.ItemsOf(content) is { } item ? [item] : [],
        (MediaKind.Multipart, { } schema) => schemas.Follow(schema) is not { } form || schemas.Resolve(form) is not ObjectSchema ? []
            // A separate type is sent, and the schema's own type is the JSON form.
            : bodies.IsMixed(form) ? schemas.ShapeOf(form).Properties.Select(part => part.Schema)
            : [schema],
        (MediaKind.Json or MediaKind.Form, { } schema) => [schema],
        _ => [],
    };

    private static IEnumerable<Schema> ReceivedBy(ApiOperation operation)
        => ResponseForm.Of(operation).Select(ValueOf)
            .Concat(operation.Responses.Where(response => !ResponseForm.IsSuccess(response)).Select(ErrorOf))
            .OfType<Schema>();

    private static Schema? ValueOf(ResponseForm form) => form.Items is not null ? BodyBinder.ItemsOf(form.Content[0]) : form.ValueSchema;

    /// <summary>The schema of an error's body; null if the body is not JSON, or the contract does not describe it.</summary>
    internal static Schema? ErrorOf(ApiResponse response)
        => response.Content.FirstOrDefault(MediaTypes.IsJson)?.Schema;
}
