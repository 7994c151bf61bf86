using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>Reports <c>StoredFile</c> of a result whose request did not ask for storage: it always throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnstoredFileAnalyzer : DiagnosticAnalyzer
{
    private const string StoredFile = "StoredFile";
    private const string StorageOptions = "StorageOptions";

    private static readonly DiagnosticDescriptor s_rule = new(
        "XA0003",
        "StoredFile of a result that is not stored",
        "'StoredFile' always throws here, because '{0}' is called without StorageOptions. Pass them, or save the result with SaveAsync.",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The service keeps a generated image or video as a file only if the request has StorageOptions.",
        helpLinkUri: HelpPage.Of("xa0003-storedfile-of-a-result-that-is-not-stored"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.PropertyReference);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var read = (IPropertyReferenceOperation)context.Operation;
        if (read.Property.Name == StoredFile && read.Instance is { } result && GeneratedCode.Has(read.Property.ContainingType)
            && Origin(result) is { } call && LacksStorage(call))
        {
            Location place = read.Syntax.ChildNodesAndTokens().Last().GetLocation() ?? read.Syntax.GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(
                s_rule, place, additionalLocations: [call.Syntax.GetLocation()], call.TargetMethod.Name));
        }
    }

    /// <summary>The call that made the result; null if it may come from several, or from elsewhere.</summary>
    private static IInvocationOperation? Origin(IOperation result) => TrackedValue.Unwrap(result) switch
    {
        IInvocationOperation call when BilledMethod.Is(call.TargetMethod) => call,
        IInvocationOperation { Instance: { } handle } call when GeneratedCode.Has(call.TargetMethod.ContainingType?.OriginalDefinition)
            || GeneratedCode.Has(handle.Type) => Origin(handle),
        IPropertyReferenceOperation { Instance: { } owner } => Origin(owner),
        IArrayElementReferenceOperation element => Origin(element.ArrayReference),
        ILocalReferenceOperation local => EachOf(local) is { } list ? Origin(list)
            : TrackedValue.ValueOf(local) is { } value ? Origin(value) : null,
        _ => null,
    };

    /// <summary>The list that a loop's variable runs through.</summary>
    private static IOperation? EachOf(ILocalReferenceOperation local)
    {
        for (IOperation? outer = local.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation { IsAsynchronous: false } loop
                && loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default))
            {
                return loop.Collection;
            }
        }

        return null;
    }

    private static bool LacksStorage(IInvocationOperation call)
    {
        bool mayStore = false;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.Name == StorageOptions)
            {
                mayStore = true;
                if (argument.ArgumentKind != ArgumentKind.DefaultValue && !IsNull(argument.Value))
                {
                    return false;
                }
            }
            else if (argument.Parameter?.Type is INamedTypeSymbol request && GeneratedCode.Has(request)
                && request.GetMembers(StorageOptions).OfType<IPropertySymbol>().Any())
            {
                mayStore = true;
                if (!IsMadeWithoutStorage(argument.Value))
                {
                    return false;
                }
            }
        }

        return mayStore;
    }

    /// <summary>Whether the request is created here, and its storage options are not set.</summary>
    private static bool IsMadeWithoutStorage(IOperation request) => TrackedValue.Unwrap(request) switch
    {
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: var settings }
            => settings is null || settings.Initializers.OfType<ISimpleAssignmentOperation>().All(setting
                => setting.Target is IPropertyReferenceOperation { Property.Name: not StorageOptions } || IsNull(setting.Value)),
        ILocalReferenceOperation local => TrackedValue.ValueOf(local) is { } value && IsMadeWithoutStorage(value),
        _ => false,
    };

    private static bool IsNull(IOperation value) => TrackedValue.Unwrap(value).ConstantValue is { HasValue: true, Value: null };
}
