using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>Reports a billed call that is repeated after a failure: by a loop around it, or by a pipeline of Polly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BilledRetryAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new(
        "XA0002",
        "Billed call is retried",
        "'{0}' is billed each time that it is processed, and {1} may send it again after the service has done the work. Leave retries to "
            + "the client, or repeat the call only if the exception's IsRetryable is true.",
        "XaiGen",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "When a response is lost or cannot be read, the work may have been done and billed. The client retries a billed call "
            + "only if the first attempt certainly had no effect. A loop or a resilience pipeline around the call does not know that.",
        helpLinkUri: HelpPage.Of("xa0002-billed-call-is-retried"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (BilledMethod.Is(call.TargetMethod) && Repeater(call) is { } repeater)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_rule, call.Syntax.GetLocation(), call.TargetMethod.Name, repeater));
        }
    }

    /// <summary>What repeats the call, within its function or around its lambda; null if nothing does.</summary>
    private static string? Repeater(IInvocationOperation call)
    {
        List<ITryOperation> attempts = [];
        IOperation inner = call;
        for (IOperation? outer = call.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case ITryOperation attempt when attempt.Body == inner:
                    attempts.Add(attempt);
                    break;
                case ILoopOperation loop when loop.Body == inner && attempts.Any(attempt => RetryLoop.Repeats(loop, attempt, call)):
                    return "this loop";
                case IAnonymousFunctionOperation:
                    return Pipeline(outer);
                case ILocalFunctionOperation:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The method of Polly that runs the lambda.</summary>
    private static string? Pipeline(IOperation lambda)
    {
        IOperation? outer = lambda.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation { TargetMethod: { } method }
            && method.Name.StartsWith("Execute", StringComparison.Ordinal)
            && RootOf(method.ContainingNamespace) == "Polly"
            ? $"'{method.ContainingType.Name}.{method.Name}'"
            : null;
    }

    private static string RootOf(INamespaceSymbol space)
        => space.ContainingNamespace is { IsGlobalNamespace: false } outer ? RootOf(outer) : space.Name;
}
