using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Turns exchanges into witnesses if one of the contracts allows them and the other does not.</summary>
internal sealed class ExchangeWitnesses(ContractDocument document)
{
    private readonly SchemaEvaluator _evaluator = new(document, Direction.Request, isStrict: false, new PatternTime());

    public Witness? Of(Exchange? exchange)
    {
        if (exchange is null)
        {
            return null;
        }

        return Allows(exchange.Old, exchange.Example) is { } before
            && Allows(exchange.New, exchange.Example) is { } after && before != after
            ? new Witness(exchange.Example.ToJson(), ValidBefore: before)
            : null;
    }

    private bool? Allows(JsonMapping schema, JsonMapping example) => _evaluator.Allows([schema], example, isText: false);
}
