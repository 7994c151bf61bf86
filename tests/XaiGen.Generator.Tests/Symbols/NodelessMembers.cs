using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Symbols;

/// <summary>The list of public symbols that come from no node of the contract: every type of their kind has them.</summary>
internal static class NodelessMembers
{
    /// <summary>Whether a type or member is on the list.</summary>
    public static bool Contains(ISymbol symbol) => symbol switch
    {
        // The resolver; what a union keeps when the contract does not foresee it.
        INamedTypeSymbol { Name: "Unknown", ContainingType.IsAbstract: true } => true,
        INamedTypeSymbol type => type.AllInterfaces.Any(implemented => implemented.Name == "IJsonTypeInfoResolver"),
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Conversion } => true,
        _ => Contains(symbol.ContainingType) || IsOn(symbol),
    };

    /// <summary>Whether the parameter of a method that is not on the list is on it.</summary>
    public static bool IsParameter(ISymbol method, string parameter)
        => parameter is "cancellationToken"
            // What holds the optional parameters, which are found as its properties.
            || (method is IMethodSymbol called && called.Parameters.Any(taken => taken.Name == parameter
                && taken.Type is INamedTypeSymbol { IsRecord: true, IsValueType: true } type
                && type.Name.EndsWith("Options", StringComparison.Ordinal)))
            // Protocol methods.
            || (parameter is "options" or "contentType"
                && method is IMethodSymbol { ReturnType: INamedTypeSymbol { TypeArguments: [{ Name: "ClientResult" }] } })
            // Factories of cases and the resumption of long-running work name their value after the case and the id.
            || method.IsStatic || method.Name == "Resume";

    private static bool IsModel(INamedTypeSymbol type)
        => type.IsRecord || type.AllInterfaces.Any(implemented => implemented.Name is "IMembers");

    private static bool IsOn(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        return member.Name switch
        {
            // What makes a value of a type.
            "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "op_Equality" or "op_Inequality" => true,
            "Validate" or "EstimateCostInUsd" => IsModel(type),
            "Match" or "Switch" => type.IsAbstract && IsModel(type),
            "Value" or "MediaType" when type is { Name: "Bytes", ContainingType.IsAbstract: true } => true,
            "Value" or "IsKnown" or "Parse" or "TryParse" => type is { IsRecord: true, TypeKind: TypeKind.Struct },
            // Results that give headers beside a value.
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
