using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>Suppresses the compiler's warning for a switch expression that has an arm for each case of a generated union.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnionSwitchSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_suppression =
        new("XAS0001", "CS8509", "Each case of the union has an arm, and no other type can extend the union.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(s_suppression);

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && SwitchAt(context.GetSemanticModel(tree), node, context.CancellationToken) is { } operation
                && UnionSwitch.Of(operation) is { Missing.IsEmpty: true })
            {
                context.ReportSuppression(Suppression.Create(s_suppression, diagnostic));
            }
        }
    }

    private static ISwitchExpressionOperation? SwitchAt(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
        => node.AncestorsAndSelf()
            .Select(ancestor => model.GetOperation(ancestor, cancellation)).OfType<ISwitchExpressionOperation>().FirstOrDefault();
}
