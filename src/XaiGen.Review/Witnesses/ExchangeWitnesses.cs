using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Exchanges become witnesses where NJsonSchema finds that one of the contracts allows them and the other does not.</summary>
internal sealed class ExchangeWitnesses
{
    private const string Name = "exchange";

    // What calls there are is the same for every operation that is gone.
    private readonly Dictionary<JObject, FencedValidator> _validators = new(ReferenceEqualityComparer.Instance);
    private readonly PatternTime _patternTime = new();

    public Witness? Of(Exchange? exchange)
    {
        if (exchange is null)
        {
            return null;
        }

        CheckedValue before = Check(exchange.Old, exchange.Example), after = Check(exchange.New, exchange.Example);
        return before.NotChecked is not null || after.NotChecked is not null || before.IsValid == after.IsValid
            ? null
            : new Witness(exchange.Example.ToString(Formatting.None), ValidBefore: before.IsValid);
    }

    private CheckedValue Check(JObject schema, JObject example)
    {
        if (!_validators.TryGetValue(schema, out FencedValidator? validator))
        {
            validator = new FencedValidator(new JObject { [Name] = schema.DeepClone() }, patternTime: _patternTime);
            _validators.Add(schema, validator);
        }

        return validator.Check(Name, example);
    }
}
