using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the cost estimate of a request, from the prices in the contract.</summary>
internal sealed class CostCode(CSharpExpressions cs, EquatableArray<CostModel> costs)
{
    internal Code Estimate(Identifier name) => $"""
        /// <summary>Estimates what the request costs, from the prices in the contract; the service bills by its own count.</summary>
        /// <returns>The cost in US dollars.</returns>
        public decimal {name}()
            => {Code.Join($"\n+ ", costs.Select(Part))};
        """;

    private Code Part(CostModel cost)
    {
        Code units = cost.Counts.IsEmpty
            ? Literal.Of(cost.Otherwise)
            : Code.Of($"({Code.Join($" + ", cost.Counts.Select(count => Units(count, cost.Otherwise)))})");
        Code price = Code.Join(
            $" : ",
            cost.Prices.Select(price => price.Conditions.IsEmpty
                ? Literal.Of(price.Usd)
                : Code.Of($"{Code.Join($" && ", price.Conditions.Select(Condition))} ? {Literal.Of(price.Usd)}")));
        return $"({units} * ({price}))";
    }

    private Code Units(CountModel count, decimal otherwise)
    {
        Code value = count.Case is { } @case ? Code.Of($"(this.{count.Property} as {cs.Qualified(@case)})?.Value") : $"this.{count.Property}";
        Code access = count.IsOptional ? Code.Of($"{value}?") : value;
        Code? number = count.Type.Kind switch
        {
            ValueKind.List => $"{access}.Count",
            ValueKind.Seconds or ValueKind.Duration or ValueKind.TimeSpan
                => $"(decimal{Code.If(count.IsOptional, $"?")}){access}.TotalSeconds",
            ValueKind.Int8 or ValueKind.Int16 or ValueKind.Int32 or ValueKind.Int64 or ValueKind.UInt8 or ValueKind.UInt16
                or ValueKind.UInt32 or ValueKind.UInt64 or ValueKind.Decimal => value,
            _ => null,
        };
        return number is null ? $"({value} is null ? {Literal.Of(otherwise)} : 1m)"
            : count.IsOptional ? $"({number} ?? {Literal.Of(otherwise)})"
            : number;
    }

    private static Code Condition(PriceConditionModel condition)
    {
        bool isWrapped = condition.Type.Kind is ValueKind.WireString or ValueKind.WireInteger;
        Code value = $"this.{condition.Property}{Code.If(isWrapped, $"{Code.If(condition.IsOptional, $"?")}.Value")}";
        return $"{value} is {Code.Join($" or ", condition.Values.Select(Value))}";
    }

    private static Code Value(JsonLiteral value) => value.Kind switch
    {
        JsonLiteralKind.Null => Code.Of($"null"),
        JsonLiteralKind.String => Literal.Of(value.Text),
        JsonLiteralKind.Boolean => Literal.Of(value.Text == "true"),
        _ => Literal.Integer(value.Text),
    };
}
