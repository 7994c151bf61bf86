using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>Reports a stream or scope of a generated client that its method neither disposes nor hands on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "XA0004",
        "Stream of a response is not disposed",
        "{0} is not disposed{1}. Declare it with '{2}'.",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A download is a stream over its connection, which is not free for other calls before the stream is disposed. "
            + "A response scope records every response of the code around it until it is disposed.",
        helpLinkUri: HelpPage.Of("xa0004-stream-of-a-response-is-not-disposed"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(CheckCall, OperationKind.Invocation);
        context.RegisterOperationAction(CheckCreation, OperationKind.ObjectCreation);
    }

    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsStreamTask(call.Type) && GeneratedCode.Has(call.TargetMethod.ContainingType)
            && TrackedValue.IsAwaited(call) && IsForgotten(call))
        {
            Report(context, call, $"The stream of '{call.TargetMethod.Name}'", ", so its connection stays in use", "await using");
        }
    }

    private static void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (GeneratedCode.IsScope(creation.Type) && IsForgotten(creation))
        {
            Report(context, creation, $"'{creation.Type!.Name}'", ", so it records responses of later code too", "using");
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation source, string what, string effect, string remedy)
        => context.ReportDiagnostic(Diagnostic.Create(s_rule, source.Syntax.GetLocation(), what, effect, remedy));

    private static bool IsStreamTask(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && task.TypeArguments[0].ToDisplayString().TrimEnd('?') == "System.IO.Stream";

    /// <summary>Whether the value is dropped, read in place, or kept in a local that only reads it.</summary>
    private static bool IsForgotten(IOperation source) => TrackedValue.UserOf(source) switch
    {
        IExpressionStatementOperation => true,
        IInvocationOperation { Instance: IAwaitOperation stream } read => IsRead(read, TrackedValue.Unwrap(stream), source),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } declarator }
            => !IsInUsing(declarator) && TrackedValue.References(local, TrackedValue.RootOf(source)).All(IsOnlyRead),
        _ => false,
    };

    private static bool IsInUsing(IOperation declarator)
    {
        IOperation? outer = declarator.Parent;
        while (outer is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            outer = outer.Parent;
        }

        return outer is IUsingOperation or IUsingDeclarationOperation;
    }

    private static bool IsOnlyRead(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => IsRead(call, reference, reference),
        IPropertyReferenceOperation => true,
        _ => false,
    };

    /// <summary>Whether the method only reads the stream on which it is called.</summary>
    private static bool IsRead(IInvocationOperation call, IOperation instance, IOperation source)
        => instance == source && call.TargetMethod.Name is not ("Dispose" or "DisposeAsync" or "Close");
}
