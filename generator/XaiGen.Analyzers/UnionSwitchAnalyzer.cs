using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>
/// Reports a switch over a generated union that misses a case: it has arms for some cases, and throws or does nothing for the others. When
/// the contract adds a case, these switches need to be reviewed. It does not repeat what the compiler reports.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnionSwitchAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "XA0001",
        "Switch over a union forgets a case",
        "This switch over '{0}' does not handle {1}. Add the case, or call Match, which has a parameter for each.",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A union has a fixed list of cases. A switch that handles some of them and fails, or does nothing, for the others "
            + "compiles all the same, and goes on compiling when the contract gets a new case. An arm for all other cases that does not "
            + "throw is taken for a decision and is not reported.",
        helpLinkUri: HelpPage.Of("xa0001-switch-over-a-union-forgets-a-case"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(
            static operation => Check(operation, UnionSwitch.Of((ISwitchExpressionOperation)operation.Operation), isExpression: true),
            OperationKind.SwitchExpression);
        context.RegisterOperationAction(
            static operation => Check(operation, UnionSwitch.Of((ISwitchOperation)operation.Operation), isExpression: false),
            OperationKind.Switch);
    }

    private static void Check(OperationAnalysisContext context, UnionSwitch? found, bool isExpression)
    {
        if (found is null || found.Default == DefaultArm.GoesOn || !LooksComplete(found, isExpression)
            || (isExpression && found.Default == DefaultArm.None && GeneratedUnion.IsClosed(found.Union)))
        {
            return;
        }

        // Throwing or doing nothing is a valid way to handle a value that this version does not know.
        string[] missing = [.. found.Missing
            .Where(@case => @case.Name != GeneratedUnion.Unknown || (isExpression && found.Default == DefaultArm.None))
            .Select(@case => $"'{@case.Name}'")];
        if (missing.Length > 0)
        {
            Location place = context.Operation is ISwitchExpressionOperation expression
                ? expression.Value.Syntax.GetLocation()
                : context.Operation.Syntax.GetFirstToken().GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, found.Union.Name, Listed(missing)));
        }
    }

    /// <summary>
    /// Whether the switch is meant to handle all cases. A switch statement with a single case is equivalent to an <c>if</c>.
    /// </summary>
    private static bool LooksComplete(UnionSwitch found, bool isExpression)
        => isExpression || found.Default == DefaultArm.Throws || found.Handled > 1;

    private static string Listed(string[] names)
        => names.Length == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
}
