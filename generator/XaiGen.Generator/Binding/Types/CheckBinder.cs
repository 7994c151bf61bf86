using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Binds the constraints that values are checked against before they are sent.</summary>
/// <param name="schemas">Resolves the schemas.</param>
/// <param name="ids">The types of identifiers bound so far.</param>
internal sealed class CheckBinder(SchemaResolver schemas, HashSet<string> ids)
{
    internal Checks Of(Schema schema, TypeRef type)
    {
        if (schemas.Follow(schema) is not { } rules)
        {
            return Checks.None;
        }

        switch (type.Kind)
        {
            case ValueKind.Seconds:
            case var _ when type.IsNumber:
                return new Checks
                {
                    Minimum = rules.LowerBound?.Value,
                    Maximum = rules.UpperBound?.Value,
                    AboveMinimum = rules.LowerBound is { IsExclusive: true },
                    BelowMaximum = rules.UpperBound is { IsExclusive: true },
                    MultipleOf = rules.MultipleOf,
                    IsWhole = type.Kind == ValueKind.Seconds && rules.Types == JsonTypes.Integer,
                };
            case ValueKind.String:
                return TextChecks(rules);
            case ValueKind.WireString when ids.Contains(type.Name!):
                // An identifier is never blank, whatever length the contract allows.
                return TextChecks(
                    rules is { MinLength: <= 1, MaxLength: null } ? rules with { MinLength = null } : rules) with
                { IsId = true };
            case ValueKind.Model:
                return new Checks { IsNested = true };
            case ValueKind.List:
                Checks items = rules.Items is { } item ? Of(item, type.Element!) : Checks.None;
                return new Checks
                {
                    MinItems = rules.MinItems,
                    MaxItems = rules.MaxItems,
                    Element = ElementOf(type, items),
                };
            case ValueKind.Map:
                Checks values = rules.AdditionalProperties is { } value ? Of(value, type.Element!) : Checks.None;
                return new Checks { Element = ElementOf(type, values) };
            default:
                return Checks.None;
        }
    }

    private static Checks? ElementOf(TypeRef type, Checks checks)
    {
        checks = checks with { IsRequired = type.Element is { IsValueType: false, IsNullable: false } };
        return checks == Checks.None ? null : checks;
    }

    private static Checks TextChecks(Schema rules) => new()
    {
        MinLength = rules.MinLength,
        MaxLength = rules.MaxLength,
        Pattern = rules.Pattern is { } pattern && SchemaPattern.CanCheck(pattern) ? pattern : null,
    };
}
