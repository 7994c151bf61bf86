using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Resolves the names in <c>x-xaigen-cost</c>, so that a request can estimate its cost.</summary>
internal sealed class CostBinder(
    TypeBinder types, BindingProblems problems, ObjectShape shape, IReadOnlyList<PropertyModel> properties,
    IReadOnlyList<GroupModel> groups)
{
    internal EquatableArray<CostModel> Bind()
    {
        CostModel?[] costs = [.. shape.Costs.Select(Bind)];
        return costs.Contains(null) ? default : costs.OfType<CostModel>().ToEquatableArray();
    }

    private CostModel? Bind(CostTerm term)
    {
        CountModel?[] counts = [.. term.Count.Select(name => Count(name, $"{term.Pointer}/count"))];
        PriceModel?[] prices = [.. term.Prices.Select((price, i) => Price(price, $"{term.Pointer}/prices/{i}/when"))];
        return counts.Contains(null) || prices.Contains(null)
            ? null
            : new CostModel(
                counts.OfType<CountModel>().ToEquatableArray(), term.Otherwise, prices.OfType<PriceModel>().ToEquatableArray());
    }

    private CountModel? Count(string name, string pointer)
    {
        if (Find(name) is { } property)
        {
            return new CountModel(property.Name, null, property.Type, property.IsOptional);
        }

        if (groups.FirstOrDefault(group => group.WireNames.Contains(name)) is { } group
            && types.Find(new TypeRef(ValueKind.Model, group.UnionName)) is UnionModel union
            && union.Cases.FirstOrDefault(@case => @case.ValueProperty == name) is { } member)
        {
            return new CountModel(group.Name, ((TypeName)group.UnionName).Inner(member.Name), member.Value!, IsOptional: true);
        }

        problems.Add(ProblemRules.CostUnresolved.Message(name), pointer);
        return null;
    }

    private PriceModel? Price(CostPrice price, string pointer)
    {
        PriceConditionModel?[] conditions = [.. price.When.Select(condition => Condition(condition, pointer))];
        return conditions.Contains(null)
            ? null
            : new PriceModel(price.Usd, conditions.OfType<PriceConditionModel>().ToEquatableArray());
    }

    private PriceConditionModel? Condition(CostCondition condition, string pointer)
    {
        if (Find(condition.Property) is not { } property)
        {
            problems.Add(ProblemRules.CostUnresolved.Message(condition.Property), pointer);
            return null;
        }

        if (KindOf(property.Type) is not { } kind || property.KeepsAbsent)
        {
            problems.Add(ProblemRules.CostNotComparable.Message(condition.Property), pointer);
            return null;
        }

        if (condition.Values.FirstOrDefault(value => !CanBe(property, kind, value)) is { } never)
        {
            problems.Add(ProblemRules.CostValueUnknown.Message(condition.Property, never.ToJson()), pointer);
            return null;
        }

        return new PriceConditionModel(property.Name, property.Type, property.IsOptional, condition.Values);
    }

    private PropertyModel? Find(string name) => properties.FirstOrDefault(property => property.WireName == name);

    /// <summary>The JSON types of the values of a type; null if C# cannot compare them.</summary>
    private static JsonLiteralKind? KindOf(TypeRef type) => type.Kind switch
    {
        ValueKind.String or ValueKind.WireString => JsonLiteralKind.String,
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.WireInteger => JsonLiteralKind.Number,
        ValueKind.Boolean => JsonLiteralKind.Boolean,
        _ => null,
    };

    private bool CanBe(PropertyModel property, JsonLiteralKind kind, JsonLiteral value)
        => value.Kind == JsonLiteralKind.Null
            ? property.IsOptional
            : value.Kind == kind && (kind != JsonLiteralKind.Number || value.IsInteger)
                && (KnownValues(property.WireName) is not { } known || known.Contains(value));

    /// <summary>Uses the contract, because the property's type may not exist yet.</summary>
    private EquatableArray<JsonLiteral>? KnownValues(string name)
    {
        Schema written = shape.Find(name)!.Schema;
        return types.Schemas.Resolve(types.Schemas.Follow(written) ?? written) is EnumSchema values ? values.Written.Enum : null;
    }
}
