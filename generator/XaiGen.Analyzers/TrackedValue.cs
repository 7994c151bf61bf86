using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers;

/// <summary>Follows values through a method, as far as that is certain.</summary>
internal static class TrackedValue
{
    /// <summary>The operation that uses the value, beyond conversions and the <c>await</c>.</summary>
    public static IOperation? UserOf(IOperation value)
    {
        IOperation? user = value.Parent;
        while (user is IConversionOperation or IAwaitOperation or IParenthesizedOperation || IsConfigureAwait(user))
        {
            user = user!.Parent;
        }

        return user;
    }

    public static bool IsAwaited(IOperation task)
        => task.Parent is IAwaitOperation || (IsConfigureAwait(task.Parent) && task.Parent!.Parent is IAwaitOperation);

    /// <summary>The value without conversions and <c>await</c>.</summary>
    public static IOperation Unwrap(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Unwrap(conversion.Operand),
        IAwaitOperation awaited => Unwrap(awaited.Operation),
        IParenthesizedOperation inner => Unwrap(inner.Operand),
        IInvocationOperation { Instance: { } task } call when IsConfigureAwait(call) => Unwrap(task),
        _ => value,
    };

    /// <summary>The value that a local keeps from its declaration on; null if it may have another one.</summary>
    public static IOperation? ValueOf(ILocalReferenceOperation reference) => ValueOf(reference.Local, RootOf(reference));

    /// <summary>The value that a local keeps within an operation that declares it; null if it may have another one.</summary>
    public static IOperation? ValueOf(ILocalSymbol local, IOperation root)
    {
        bool isAssigned = References(local, root).Any(use => use.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == use,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            IIncrementOrDecrementOperation or IAddressOfOperation => true,
            _ => false,
        });
        return isAssigned ? null : root.Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            ?.GetVariableInitializer()?.Value;
    }

    /// <summary>All uses of a local.</summary>
    public static IEnumerable<ILocalReferenceOperation> References(ILocalSymbol local, IOperation root)
        => root.Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsConfigureAwait(IOperation? operation)
        => operation is IInvocationOperation { TargetMethod: { Name: "ConfigureAwait", IsExtensionMethod: false } };
}
