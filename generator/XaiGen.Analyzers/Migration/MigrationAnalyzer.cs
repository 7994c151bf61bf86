using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Analyzers.Migration;

/// <summary>
/// Reports what became of members of an earlier version of a generated client, where code still uses them: their new names, or the reason
/// why they changed or are gone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_renamed = new(
        "XA0005",
        "Member of an earlier version has another name",
        "'{0}' is '{1}' now",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A type or member of a generated client was renamed or moved since the version that this code was written for.",
        helpLinkUri: HelpPage.Of("xa0005-member-of-an-earlier-version-has-another-name"));

    private static readonly DiagnosticDescriptor s_changed = new(
        "XA0006",
        "Member of an earlier version has changed",
        "{0}",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A type or member of a generated client was changed or removed since the version that this code was written for.",
        helpLinkUri: HelpPage.Of("xa0006-member-of-an-earlier-version-has-changed"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_renamed, s_changed);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            IReadOnlyList<MigrationMap> maps = MigrationMap.Of(start.Options.AdditionalFiles, start.CancellationToken);
            if (maps.Count == 0)
            {
                return;
            }

            // An error may be part of several operations.
            ConcurrentDictionary<Location, bool> explained = new();
            start.RegisterSyntaxNodeAction(name => CheckName(name, maps), SyntaxKind.IdentifierName);
            start.RegisterOperationAction(
                error => CheckError(error, maps, explained), OperationKind.Invalid, OperationKind.Conversion, OperationKind.Loop);
            start.RegisterSymbolAction(member => CheckOverride(member, maps), SymbolKind.Method);
        });
    }

    private static void CheckName(SyntaxNodeAnalysisContext context, IReadOnlyList<MigrationMap> maps)
    {
        var name = (IdentifierNameSyntax)context.Node;
        foreach (MigrationMap map in maps.Where(map => map.Mentions(name.Identifier.ValueText)))
        {
            OldNames names = new(context.SemanticModel, map, context.CancellationToken);
            if (name.Parent is NameColonSyntax { Parent: ArgumentSyntax argument })
            {
                CheckArgument(context, map, name, argument);
            }
            else if (names.TargetOf(name) is { } target)
            {
                context.ReportDiagnostic(Renamed(name, target, new MigrationEdit(context.SemanticModel, names).Of(name, target)));
            }
            else if (names.IsOld(name) && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is null
                && names.KeysOf(name).Select(key => map.Reason(key, isGone: true)).FirstOrDefault(each => each is not null) is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_changed, name.GetLocation(), reason));
            }
        }
    }

    /// <summary>A parameter has the name of the property that it stands for.</summary>
    private static void CheckArgument(
        SyntaxNodeAnalysisContext context, MigrationMap map, IdentifierNameSyntax name, ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is { } call
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken) is { Symbol: null, CandidateSymbols: var methods }
            && map.NewArguments(name.Identifier.ValueText).FirstOrDefault(renamed => methods.OfType<IMethodSymbol>()
                .Any(method => method.Parameters.Any(parameter => parameter.Name == renamed))) is { } found)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_renamed, name.GetLocation(), new[] { name.GetLocation() }, MigrationEdit.Properties(found), name.Identifier.ValueText,
                found));
        }
    }

    /// <summary>Explains an error by a member that has changed.</summary>
    private static void CheckError(
        OperationAnalysisContext context, IReadOnlyList<MigrationMap> maps, ConcurrentDictionary<Location, bool> explained)
    {
        if (context.Operation.SemanticModel is not { } model)
        {
            return;
        }

        foreach (SyntaxNode node in PlacesOf(context.Operation, model)
            .SelectMany(place => place.DescendantNodesAndSelf(inner => inner is not (AnonymousFunctionExpressionSyntax or BlockSyntax)))
            .Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            SymbolInfo info = model.GetSymbolInfo(node, context.CancellationToken);
            ISymbol? symbol = node is SimpleNameSyntax
                ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
                : model.GetTypeInfo(node, context.CancellationToken).Type;
            if (maps.Select(map => Reason(map, symbol, isKnown: info.Symbol is not null))
                .FirstOrDefault(each => each is not null) is { } reason)
            {
                if (explained.TryAdd(node.GetLocation(), true))
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_changed, node.GetLocation(), reason));
                }

                return;
            }
        }
    }

    /// <summary>What an error is about, the nearest first; none if there is no error.</summary>
    private static SyntaxNode[] PlacesOf(IOperation operation, SemanticModel model) => operation switch
    {
        IInvalidOperation => [operation.Syntax],
        IConversionOperation conversion when IsRefused(conversion)
            => conversion.Parent is ISimpleAssignmentOperation assignment ? [operation.Syntax, assignment.Syntax] : [operation.Syntax],
        IForEachLoopOperation { Syntax: ForEachStatementSyntax loop } when !model.GetForEachStatementInfo(loop).ElementConversion.Exists
            => [loop.Expression],
        _ => [],
    };

    /// <summary>Whether there is no such conversion, or only one that has to be written.</summary>
    private static bool IsRefused(IConversionOperation conversion)
        => !conversion.Conversion.Exists
            || (conversion is { IsImplicit: true, Conversion.IsImplicit: false }
                && conversion.Parent is ISimpleAssignmentOperation or IVariableInitializerOperation or IArgumentOperation
                    or IReturnOperation);

    private static string? Reason(MigrationMap map, ISymbol? symbol, bool isKnown)
        => (symbol switch
        {
            ITypeSymbol type => map.NamesOf(type),
            { ContainingType: { } owner } => map.NamesOf(owner).Select(name => $"{name}.{symbol.Name}"),
            _ => [],
        }).Select(name => map.Reason(name, isGone: !isKnown)).FirstOrDefault(reason => reason is not null);

    /// <summary>A test double overrides a method by its old name.</summary>
    private static void CheckOverride(SymbolAnalysisContext context, IReadOnlyList<MigrationMap> maps)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.IsOverride || method.OverriddenMethod is not null || method.ContainingType.BaseType is not { } parent
            || method.Locations.FirstOrDefault() is not { } place)
        {
            return;
        }

        foreach (MigrationMap map in maps.Where(map => map.Mentions(method.Name)))
        {
            string[] keys = map.NamesOf(parent).Select(name => $"{name}.{method.Name}").ToArray();
            if (keys.Select(key => map.Find(key, context.Compilation)).FirstOrDefault(found => found is not null) is { } target)
            {
                bool isHere = SymbolEqualityComparer.Default.Equals(target.ContainingType, parent);
                context.ReportDiagnostic(Diagnostic.Create(
                    s_renamed, place, isHere ? new[] { place } : [], MigrationEdit.Properties(target.Name), method.Name,
                    isHere ? target.Name : $"{MigrationMap.NameOf(target.ContainingType)}.{target.Name}"));
            }
            else if (keys.Select(key => map.Reason(key, isGone: true)).FirstOrDefault(each => each is not null) is { } reason)
            {
                context.ReportDiagnostic(Diagnostic.Create(s_changed, place, reason));
            }
        }
    }

    private static Diagnostic Renamed(SimpleNameSyntax name, ISymbol target, TextChange? edit)
        => Diagnostic.Create(
            s_renamed,
            name.GetLocation(),
            edit is { } change ? new[] { Location.Create(name.SyntaxTree, change.Span) } : [],
            edit is { NewText: { } text } ? MigrationEdit.Properties(text) : ImmutableDictionary<string, string?>.Empty,
            name.Identifier.ValueText,
            target is ITypeSymbol type ? MigrationMap.NameOf(type) : Shown(name, target));

    /// <summary>The new name, with its type if that is another one.</summary>
    private static string Shown(SimpleNameSyntax name, ISymbol target)
        => name.Identifier.ValueText == target.Name ? $"{MigrationMap.NameOf(target.ContainingType)}.{target.Name}" : target.Name;
}
