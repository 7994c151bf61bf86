using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>
/// Tells a loop that repeats a failed call from one that makes many: the same arguments again, after a failure, until one succeeds.
/// </summary>
internal static class RetryLoop
{
    /// <summary>Exceptions that do not tell whether the call was processed.</summary>
    private static readonly HashSet<string> s_unclear = new(StringComparer.Ordinal)
    {
        "object", "System.Exception", "System.SystemException", "System.IO.IOException", "System.TimeoutException",
        "System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException", "System.Net.Http.HttpRequestException",
    };

    public static bool Repeats(ILoopOperation loop, ITryOperation attempt, IInvocationOperation call)
        => call.SemanticModel is { } model
            && attempt.Syntax is TryStatementSyntax written
            && attempt.Catches.Any(handler => GoesOn(handler, model))
            && EndsWhenDone(loop, written, call, model)
            && !IsNewEachTime(loop, call, model);

    /// <summary>Whether the loop goes on after an exception that may come from a processed call.</summary>
    private static bool GoesOn(ICatchClauseOperation handler, SemanticModel model)
    {
        if (handler.Syntax is not CatchClauseSyntax written || !IsUnclear(handler.ExceptionType) || IsCareful(handler))
        {
            return false;
        }

        ControlFlowAnalysis? flow = model.AnalyzeControlFlow(written.Block);
        return flow is { Succeeded: true }
            && (flow.EndPointIsReachable || flow.ExitPoints.Any(exit => exit is ContinueStatementSyntax or GotoStatementSyntax));
    }

    private static bool IsUnclear(ITypeSymbol exception)
        => s_unclear.Contains(exception.ToDisplayString()) || (IsOfClient(exception)
            && !exception.Name.EndsWith("OperationException", StringComparison.Ordinal));

    /// <summary>Whether it is the exception of a client for a call that failed, or what that extends.</summary>
    private static bool IsOfClient(ITypeSymbol? exception)
        => exception is not null
            && (exception.ToDisplayString() == "System.ClientModel.ClientResultException" || IsOfClient(exception.BaseType));

    /// <summary>Whether the handler checks that a retry is harmless, or retries only calls that the service did not process.</summary>
    private static bool IsCareful(ICatchClauseOperation handler) => handler.Descendants().Any(part => part switch
    {
        IPropertyReferenceOperation property => property.Property.Name == "IsRetryable" && IsOfClient(property.Property.ContainingType),
        IFieldReferenceOperation kind => kind.Field.Name == "RateLimited",
        ILiteralOperation { ConstantValue: { HasValue: true, Value: 429 } } => true,
        _ => false,
    });

    /// <summary>Whether a success ends the loop: by a jump after the call, or a condition on its result.</summary>
    private static bool EndsWhenDone(ILoopOperation loop, TryStatementSyntax attempt, IInvocationOperation call, SemanticModel model)
    {
        if (model.AnalyzeControlFlow(attempt.Block) is { Succeeded: true } inside
            && inside.ExitPoints.Where(exit => exit is not ContinueStatementSyntax).Concat(inside.ReturnStatements)
                .Any(exit => exit.Span.End > call.Syntax.SpanStart))
        {
            return true;
        }

        ISymbol[] results = model.AnalyzeDataFlow(attempt.Block) is { Succeeded: true } data ? [.. data.WrittenInside] : [];
        return ConditionOf(loop.Syntax) is { } condition && Reads(condition, results, model)
            || Following(attempt).Any(next => next is IfStatementSyntax question && Reads(question.Condition, results, model)
                && model.AnalyzeControlFlow(question.Statement) is { Succeeded: true } exit
                && (exit.ReturnStatements.Length > 0 || exit.ExitPoints.Any(point => point is BreakStatementSyntax)));
    }

    private static bool Reads(ExpressionSyntax condition, ISymbol[] results, SemanticModel model)
        => model.AnalyzeDataFlow(condition) is { Succeeded: true } data
            && data.ReadInside.Any(variable => results.Contains(variable, SymbolEqualityComparer.Default));

    private static ExpressionSyntax? ConditionOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Condition,
        DoStatementSyntax statement => statement.Condition,
        ForStatementSyntax statement => statement.Condition,
        _ => null,
    };

    private static IEnumerable<StatementSyntax> Following(StatementSyntax statement)
        => statement.Parent is BlockSyntax block
            ? block.Statements.SkipWhile(other => other != statement).Skip(1)
            : [];

    /// <summary>Whether the call's arguments change with each iteration, so that each iteration is a different request.</summary>
    private static bool IsNewEachTime(ILoopOperation loop, IInvocationOperation call, SemanticModel model)
    {
        if (model.AnalyzeDataFlow(loop.Body.Syntax) is not { Succeeded: true } body)
        {
            return true;
        }

        HashSet<ISymbol> changing = new(body.WrittenInside.Concat(loop.Locals), SymbolEqualityComparer.Default);
        return call.Arguments
            .Where(argument => argument.Parameter?.Type.Name is not ("CancellationToken" or "IProgress" or "RequestOptions"))
            .Any(argument => IsNew(argument.Value, changing, loop, []));
    }

    private static bool IsNew(IOperation value, HashSet<ISymbol> changing, ILoopOperation loop, HashSet<ISymbol> passed)
        => value.DescendantsAndSelf().Any(part => part switch
        {
            // What depends only on its arguments, such as a conversion, is looked into by these.
            IInvocationOperation made => made.TargetMethod is not { IsStatic: true, Parameters.IsEmpty: false },
            IIncrementOrDecrementOperation => true,
            ILocalReferenceOperation { Local: { } local } => changing.Contains(local)
                && passed.Add(local) && (TrackedValue.ValueOf(local, loop.Body) is not { } first || IsNew(first, changing, loop, passed)),
            IParameterReferenceOperation { Parameter: { } parameter } => changing.Contains(parameter),
            _ => false,
        });
}
