using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Symbols;

/// <summary>The list of public symbols that have no node in the contract: every type of their kind has them.</summary>
internal static class NodelessMembers
{
    /// <summary>Whether a type or member is on the list.</summary>
    public static bool Contains(ISymbol symbol) => symbol switch
    {
        // The resolver; the unknown case of a union.
        INamedTypeSymbol { Name: "Unknown", ContainingType.IsAbstract: true } => true,
        INamedTypeSymbol type => type.AllInterfaces.Any(implemented => implemented.Name == "IJsonTypeInfoResolver"),
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Conversion } => true,
        _ => Contains(symbol.ContainingType) || IsOn(symbol),
    };

    /// <summary>Whether the list contains the parameter of a method that is not itself on the list.</summary>
    public static bool IsParameter(ISymbol method, string parameter)
        => parameter is "cancellationToken"
            // The type of the optional parameters, which are found as its properties.
            || (method is IMethodSymbol called && called.Parameters.Any(taken => taken.Name == parameter
                && taken.Type is INamedTypeSymbol { IsRecord: true, IsValueType: true } type
                && type.Name.EndsWith("Options", StringComparison.Ordinal)))
            // Protocol methods.
            || (parameter is "options" or "contentType"
                && method is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments: [{ Name: "ClientResult" }] } })
            // Factories of cases, and methods that resume long-running work, name their parameter after the case or the ID.
            || method.IsStatic || method.Name == "Resume";

    private static bool IsModel(INamedTypeSymbol type)
        => type.IsRecord || type.AllInterfaces.Any(implemented => implemented.Name is "IMembers");

    private static bool IsOn(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        return member.Name switch
        {
            // Members that create a value of a type.
            "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "EqualityContract" or "op_Equality" or "op_Inequality" => true,
            "Validate" or "EstimateCostInUsd" => IsModel(type),
            "Match" or "Switch" => type.IsAbstract && IsModel(type),
            "Value" or "MediaType" when type is { Name: "Bytes", ContainingType.IsAbstract: true } => true,
            "Value" or "IsKnown" or "Parse" or "TryParse" => type is { IsRecord: true, TypeKind: TypeKind.Struct },
            // Results that return headers beside a value.
            "Status" or "RequestId" => type.BaseType is { Name: "ClientResult" },
            // Handles of long-running work.
            "Id" or "PollAsync" or "IsPending" or "IsUnknown" or "ProgressOf" or "ResultOf" or "StateOf" or "ErrorOf"
                => type.BaseType is { Arity: 2 },
            // The root client.
            "Pipeline" or "Endpoint" => type is { IsRecord: false, BaseType.SpecialType: SpecialType.System_Object },
            _ => false,
        };
    }
}
