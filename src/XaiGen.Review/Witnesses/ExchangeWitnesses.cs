using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Exchanges become witnesses where NJsonSchema finds that one of the contracts allows them and the other does not.</summary>
internal sealed class ExchangeWitnesses
{
    // What calls there are is the same for every operation that is gone.
    private readonly Dictionary<JObject, JsonSchema> _schemas = new(ReferenceEqualityComparer.Instance);

    public Witness? Of(Exchange? exchange)
    {
        if (exchange is null)
        {
            return null;
        }

        bool before = Allows(exchange.Old, exchange.Example), after = Allows(exchange.New, exchange.Example);
        return before == after ? null : new Witness(exchange.Example.ToString(Formatting.None), ValidBefore: before);
    }

    private bool Allows(JObject schema, JObject example)
    {
        if (!_schemas.TryGetValue(schema, out JsonSchema? parsed))
        {
            parsed = JsonSchema.FromJsonAsync(schema.ToString()).GetAwaiter().GetResult();
            _schemas.Add(schema, parsed);
        }

        return parsed.Validate(example).Count == 0;
    }
}
