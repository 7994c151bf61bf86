using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace XaiGen.Analyzers.Migration;

/// <summary>Finds what names of an earlier version stand for, in code that no longer compiles.</summary>
internal sealed class OldNames(SemanticModel model, MigrationMap map, CancellationToken cancellation)
{
    /// <summary>Whether the compiler does not know the name, or only as an obsolete one.</summary>
    public bool IsOld(SimpleNameSyntax name)
    {
        SymbolInfo info = model.GetSymbolInfo(name, cancellation);
        return info.Symbol is { } symbol ? MigrationMap.IsObsolete(symbol) : info.CandidateSymbols.IsEmpty;
    }

    /// <summary>The names that it may have in the map, with those of the types around it.</summary>
    public IEnumerable<string> KeysOf(SimpleNameSyntax name)
    {
        string word = name.Identifier.ValueText;
        return OwnerOf(name) switch
        {
            null => new[] { word },
            ExpressionSyntax receiver when map.IsNamespace(model.GetSymbolInfo(receiver, cancellation).Symbol) => new[] { word },
            var owner when TypeOf(owner) is { } type => Bases(type).SelectMany(map.NamesOf).Select(each => $"{each}.{word}"),
            ExpressionSyntax receiver when NameIn(receiver) is { } type && IsOld(type) => KeysOf(type).Select(each => $"{each}.{word}"),
            _ => [],
        };
    }

    /// <summary>What the name became; null if it was not renamed.</summary>
    public ISymbol? TargetOf(SimpleNameSyntax name)
        => !map.Mentions(name.Identifier.ValueText) || !IsOld(name)
            ? null
            : KeysOf(name).Select(key => map.Find(key, model.Compilation)).FirstOrDefault(target => target is not null);

    /// <summary>The type that has the named member, also if its own name is an old one; null if it is not known.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode owner)
    {
        switch (owner)
        {
            case RecursivePatternSyntax pattern:
                return Plain((model.GetOperation(pattern, cancellation) as IRecursivePatternOperation)?.MatchedType)
                    ?? (pattern.Type is { } matched ? TypeOf(matched) : null);
            case WithExpressionSyntax changed:
                return TypeOf(changed.Expression);
            case BaseObjectCreationExpressionSyntax creation:
                return Plain(model.GetTypeInfo(creation, cancellation).Type)
                    ?? (creation is ObjectCreationExpressionSyntax { Type: { } made } ? TypeOf(made) : null);
            case ParenthesizedExpressionSyntax inner:
                return TypeOf(inner.Expression);
        }

        if (owner is ExpressionSyntax && Plain(model.GetTypeInfo(owner, cancellation).Type) is { } known)
        {
            return known;
        }

        return owner switch
        {
            AwaitExpressionSyntax awaited => Awaited(TypeOf(awaited.Expression)),
            InvocationExpressionSyntax call => TypeOf(call.Expression),
            ExpressionSyntax expression when NameIn(expression) is { } name => TargetOf(name) switch
            {
                ITypeSymbol type => type,
                IPropertySymbol property => Plain(property.Type),
                IFieldSymbol field => Plain(field.Type),
                IMethodSymbol method => Plain(method.ReturnType),
                _ => null,
            },
            _ => null,
        };
    }

    /// <summary>The node whose type has the named member; null if the name stands alone.</summary>
    public static SyntaxNode? OwnerOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } owner } } assignment when assignment.Left == name
            => owner,
        NameColonSyntax { Parent: SubpatternSyntax { Parent.Parent: RecursivePatternSyntax pattern } } => pattern,
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }

    private static SimpleNameSyntax? NameIn(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple,
        MemberAccessExpressionSyntax access => access.Name,
        QualifiedNameSyntax qualified => qualified.Right,
        MemberBindingExpressionSyntax binding => binding.Name,
        NullableTypeSyntax { ElementType: NameSyntax type } => NameIn(type),
        _ => null,
    };

    /// <summary>The type without <c>?</c>; null if the compiler does not know it.</summary>
    private static ITypeSymbol? Plain(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol => null,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value => Plain(value.TypeArguments[0]),
        _ => type,
    };

    private static ITypeSymbol? Awaited(ITypeSymbol? task)
        => task is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } named ? Plain(named.TypeArguments[0]) : null;
}
