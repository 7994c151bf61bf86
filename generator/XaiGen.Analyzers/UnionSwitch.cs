using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>A switch over a union: which cases it handles regardless of their values, and how it handles the others.</summary>
/// <param name="Union">The union.</param>
/// <param name="Missing">The cases that the switch does not handle.</param>
/// <param name="Handled">The number of cases that the switch handles.</param>
/// <param name="Default">How the switch handles values that no other arm matches.</param>
internal sealed record UnionSwitch(ITypeSymbol Union, ImmutableArray<INamedTypeSymbol> Missing, int Handled, DefaultArm Default)
{
    public static UnionSwitch? Of(ISwitchExpressionOperation operation)
    {
        DefaultArm last = DefaultArm.None;
        List<IPatternOperation> patterns = [];
        foreach (ISwitchExpressionArmOperation arm in operation.Arms.Where(arm => arm.Guard is null))
        {
            if (TakesAll(arm.Pattern))
            {
                last = Throws(arm.Value) ? DefaultArm.Throws : DefaultArm.GoesOn;
            }

            patterns.Add(arm.Pattern);
        }

        return Of(operation.Value, patterns, last);
    }

    public static UnionSwitch? Of(ISwitchOperation operation)
    {
        DefaultArm last = DefaultArm.None;
        List<IPatternOperation> patterns = [];
        foreach (ISwitchCaseOperation section in operation.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation)
                {
                    last = section.Body.FirstOrDefault() is IThrowOperation ? DefaultArm.Throws : DefaultArm.GoesOn;
                }
                else if (clause is IPatternCaseClauseOperation { Guard: null } pattern)
                {
                    patterns.Add(pattern.Pattern);
                }
            }
        }

        return Of(operation.Value, patterns, last);
    }

    private static UnionSwitch? Of(IOperation value, List<IPatternOperation> patterns, DefaultArm last)
    {
        ImmutableArray<INamedTypeSymbol> cases = GeneratedUnion.CasesOf(value.Type);
        if (cases.IsEmpty)
        {
            return null;
        }

        ITypeSymbol[] handled = [.. patterns.SelectMany(TypesIn)];
        var missing = cases.Where(@case => !handled.Contains(@case, SymbolEqualityComparer.Default)).ToImmutableArray();
        return new UnionSwitch(value.Type!, missing, cases.Length - missing.Length, last);
    }

    /// <summary>The types for which a pattern matches every value.</summary>
    private static IEnumerable<ITypeSymbol> TypesIn(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation type => [type.MatchedType],
        IDeclarationPatternOperation { MatchesNull: false, MatchedType: { } type } => [type],
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } type
            => [type.MatchedType],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either
            => TypesIn(either.LeftPattern).Concat(TypesIn(either.RightPattern)),
        _ => [],
    };

    private static bool TakesAll(IPatternOperation pattern)
        => pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    private static bool Throws(IOperation value) => value is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
