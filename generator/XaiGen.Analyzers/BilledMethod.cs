using Microsoft.CodeAnalysis;

namespace XaiGen.Analyzers;

/// <summary>Recognises the methods of generated clients whose requests are billed each time that they are processed.</summary>
internal static class BilledMethod
{
    /// <summary>The attribute of a generated client. It has the names of the billed operations.</summary>
    private const string Attribute = "BilledAttribute";

    /// <summary>An operation has a method for each form of its response.</summary>
    private static readonly string[] s_endings = ["Async", "ResultAsync", "DeferredAsync", "ItemsAsync", "AndWaitAsync"];

    public static bool Is(IMethodSymbol method)
    {
        if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
        {
            return false;
        }

        // An override of a mock, or an extension method beside the client's own ones, is billed like them.
        for (ITypeSymbol? client = method.IsExtensionMethod ? method.Parameters[0].Type : method.ContainingType;
            client is not null;
            client = client.BaseType)
        {
            if (OperationsOf(client).Any(operation => s_endings.Any(ending => method.Name == operation + ending)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> OperationsOf(ITypeSymbol client) => client.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { Name: Attribute, ContainingNamespace.Name: GeneratedCode.Support })
        .SelectMany(attribute => attribute.ConstructorArguments)
        .SelectMany(argument => argument.Values)
        .Select(value => value.Value).OfType<string>();
}
